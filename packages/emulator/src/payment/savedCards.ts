import { randomBytes } from 'node:crypto'
import type { CreatePaymentSessionRequest } from './sessionRequest.ts'
import { brandLabel } from '../shared/cardBrand.ts'
import type { Outcome } from '../scenarios/outcomes.ts'
import type { Card } from './attempt.ts'
import { dropOldest } from './dropOldest.ts'

/** A card that a buyer saved with Antom (Antom Tokenization): the outcome of paying with it, but not its number. */
interface SavedCard extends Card {
  readonly token: string
  readonly outcome: Outcome
}

export interface SavedCards {
  save: (card: Card, outcome: Outcome) => SavedCard
  byToken: (token: string) => SavedCard | undefined
  clear: () => void
}

/** Older cards are forgotten. */
const KEPT_CARDS = 5000

/** A saved card as the page shows it. */
export interface SavedCardView {
  readonly token: string
  readonly label: string
}

export function createSavedCards(): SavedCards {
  const byToken = new Map<string, SavedCard>()
  return {
    save: (card, outcome) => {
      const saved = { ...card, outcome, token: `ALIPAY${randomBytes(32).toString('base64url')}` }
      byToken.set(saved.token, saved)
      dropOldest(byToken, KEPT_CARDS)
      return saved
    },
    byToken: (token) => byToken.get(token),
    clear: () => byToken.clear(),
  }
}

/** The saved cards that the session offers. Tokens that the emulator did not make are left out. */
export function savedCardViews(
  { savedPaymentMethods }: CreatePaymentSessionRequest,
  cards: SavedCards,
): SavedCardView[] {
  const tokens = new Set((savedPaymentMethods ?? []).map(({ paymentMethodId }) => paymentMethodId))
  return [...tokens].flatMap((token) => {
    const card = cards.byToken(token ?? '')
    return card ? [{ token: card.token, label: cardLabel(card) }] : []
  })
}

/** "Visa •••• 1111" */
function cardLabel({ brand, masked }: Card): string {
  return `${brandLabel(brand) ?? 'Card'} •••• ${masked.slice(-4)}`
}
