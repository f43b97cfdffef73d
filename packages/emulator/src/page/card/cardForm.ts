import { cardBrand } from '../../shared/cardBrand.ts'
import { expiryProblem, writtenExpiry } from './cardExpiry.ts'
import { digitsOf, groupedNumber, numberProblem } from './cardNumber.ts'
import { element } from '../element.ts'
import { createField } from '../field.ts'
import type { TestCard } from '../../scenarios/simulation.ts'
import { words } from '../words.ts'

export interface CardForm {
  node: HTMLElement
  /** Shows every problem and goes to the first one. → are there none? */
  check: () => boolean
  /** Digits only. */
  number: () => string
  /** The buyer asked to save the card. */
  isToBeSaved: () => boolean
  fill: (card: TestCard) => void
}

const { problems } = words

/** `saving`: whether the buyer may save the card, or every card is saved. Default: neither. */
export function createCardForm(saving?: 'ask' | 'always'): CardForm {
  const brand = element('span', { class: 'brand', 'aria-hidden': 'true' })
  const cvcLength = (): number => cardBrand(digitsOf(number.input.value))?.cvcLength ?? 3

  const number = createField({
    name: 'card-number',
    label: words.cardNumber,
    attributes: {
      autocomplete: 'cc-number',
      inputmode: 'numeric',
      placeholder: '1234 5678 9012 3456',
      maxlength: '27',
    },
    problem: (text) => problemText(numberProblem(text)),
    write: groupedNumber,
    aside: brand,
  })
  const expiry = createField({
    name: 'card-expiry',
    label: words.expiry,
    attributes: {
      autocomplete: 'cc-exp',
      inputmode: 'numeric',
      placeholder: words.expiryHint,
      maxlength: '9',
    },
    problem: (text) => problemText(expiryProblem(text, new Date())),
    write: writtenExpiry,
  })
  const cvc = createField({
    name: 'card-cvc',
    label: words.cvc,
    attributes: {
      autocomplete: 'cc-csc',
      inputmode: 'numeric',
      placeholder: words.cvcHint(3),
      maxlength: '4',
    },
    problem: (text) => {
      if (!text.trim()) return problems.cvcMissing
      return text.length === cvcLength() ? undefined : problems.cvcWrong(cvcLength())
    },
    write: digitsOf,
  })
  const holder = createField({
    name: 'card-holder',
    label: words.holder,
    attributes: {
      autocomplete: 'cc-name',
      autocapitalize: 'words',
      spellcheck: 'false',
      maxlength: '100',
    },
    problem: (text) => (text.trim() ? undefined : problems.holderMissing),
  })

  const hint = (): void => {
    brand.textContent = cardBrand(digitsOf(number.input.value))?.label ?? ''
    cvc.input.placeholder = words.cvcHint(cvcLength())
  }
  number.input.addEventListener('input', hint)

  const save = element('input', { type: 'checkbox', id: 'save-card', name: 'save-card' })
  const fields = [number, expiry, cvc, holder]
  return {
    node: element(
      'div',
      { class: 'card-form' },
      ...fields.map((field) => field.node),
      saving === 'ask' &&
        element(
          'div',
          { class: 'save-card' },
          save,
          element('label', { for: save.id }, words.saveCard),
        ),
      saving === 'always' && element('p', { class: 'save-card' }, words.cardIsSaved),
    ),
    check: () => {
      const wrong = fields.filter((field) => !field.check())
      wrong[0]?.input.focus()
      return wrong.length === 0
    },
    number: () => digitsOf(number.input.value),
    isToBeSaved: () => saving === 'ask' && save.checked,
    fill: ({ card }) => {
      number.input.value = groupedNumber(card)
      hint()
      expiry.input.value = `12 / ${String(new Date().getFullYear() + 3).slice(-2)}`
      cvc.input.value = '1234'.slice(0, cvcLength())
      holder.input.value = words.testHolder
      for (const field of fields) field.check()
    },
  }
}

function problemText(
  problem: Exclude<keyof typeof problems, 'cvcWrong'> | undefined,
): string | undefined {
  return problem && problems[problem]
}
