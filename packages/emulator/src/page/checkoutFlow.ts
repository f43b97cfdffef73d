import type { PaymentMethod } from '../payment/paymentMethods.ts'
import type { KnownSession, SessionView } from '../payment/sessionView.ts'
import { challengeScreen } from './screens/challengeScreen.ts'
import {
  createCheckoutScreen,
  type CheckoutScreen,
  type PayInput,
} from './screens/checkoutScreen.ts'
import { button } from './element.ts'
import { language as languageOf } from './language.ts'
import type { Merchant } from './merchant.ts'
import { messageScreen } from './screens/messageScreen.ts'
import type { PageAddress } from './pageAddress.ts'
import { resultScreen } from './screens/resultScreen.ts'
import { decide, fetchSession, submitPayment } from './server.ts'
import type { Simulator } from './simulate/simulator.ts'
import type { Stage } from './stage.ts'
import { qrScreen, redirectScreen } from './screens/walletScreen.ts'
import { watchPayment } from './watch.ts'
import { words } from './words.ts'

const refusals = {
  'buyer-missing': words.problems.buyerMissing,
  'details-wrong': words.problems.detailsWrong,
}

// Long enough to be read, so that the screen does not just flash.
const shortestProcessing = 700
// After this time the page says that the payment may take longer, and that the buyer may leave.
const longestProcessing = 6000

/** The buyer's way through the page. The server decides what is paid; this decides which screen is shown and which messages are sent. */
export function createCheckoutFlow(
  { sessionData, language: addressed, embedded }: PageAddress,
  merchant: Merchant,
  stage: Stage,
  simulator: Simulator,
): { start: () => Promise<void> } {
  let form: CheckoutScreen | undefined
  /** The newest session from the server, and the time of its end by the clock of this page. */
  let current: KnownSession | undefined
  let deadline = 0
  /** The session's own language, once it is known; else that of the address. */
  let language = addressed
  /** Stops the timers and requests of the current screen. */
  let stopWaiting = (): void => {}

  const load = (): Promise<SessionView> => fetchSession(sessionData)
  const reload = (): void => void start()

  async function start(): Promise<void> {
    merchant.tell('SDK_START_OF_LOADING')
    try {
      const session = await load()
      merchant.tell('SDK_END_OF_LOADING')
      enter(session)
    } catch {
      merchant.tell('SDK_END_OF_LOADING')
      notice(
        words.broken,
        words.brokenNote,
        button(words.tryAgain, 'primary', () => window.location.reload()),
      )
    }
  }

  /** Shows a session from the server: the form, its result, or that it has expired. */
  function enter(session: SessionView): void {
    if (session.state === 'unknown') return notice(words.unknown, words.unknownNote)
    remember(session)
    if (session.state === 'expired') {
      return notice(words.expired, words.expiredNote, backButton(session))
    }
    if (session.state === 'open') return choose(session)
    return follow(session)
  }

  function remember(session: KnownSession): void {
    current = session
    language = languageOf(session.locale ?? null, addressed)
    document.documentElement.lang = language
    deadline = Date.now() + session.expiresIn
  }

  /** The form. It is kept, with what was typed, for a buyer who tries again. */
  function choose(session: KnownSession): void {
    stopWaiting()
    form ??= createCheckoutScreen({
      session,
      language,
      announce: stage.announce,
      onLeave: () => leave(session),
      onPay: (method, input) => void pay(session, method, input),
    })
    show(...form.nodes)
    simulator.offerCards(form.fill)
    const timer = setTimeout(() => void load().then(enter, reload), deadline - Date.now() + 50)
    stopWaiting = () => clearTimeout(timer)
  }

  async function pay(session: KnownSession, method: PaymentMethod, input: PayInput): Promise<void> {
    processing()
    const started = Date.now()
    try {
      const answer = await submitPayment({ sessionData, methodType: method.type, ...input })
      if (answer.problem) return refuse(session, refusals[answer.problem])
      if (method.kind === 'card' || method.kind === 'device') {
        await rest(shortestProcessing - (Date.now() - started))
      }
      if (answer.session.state === 'unknown' || answer.session.state === 'expired') {
        return enter(answer.session)
      }
      follow(answer.session)
    } catch {
      refuse(session, words.problems.offline)
    }
  }

  /** Antom has created no order yet, so no payment event is sent to the shop. */
  function refuse(session: KnownSession, problem: string): void {
    merchant.tell('SDK_CREATEPAYMENT_PARAMETER_ERROR')
    choose(session)
    form?.refuse(problem)
  }

  /** Sends and shows the status of the payment, until the status is final. */
  function follow(session: KnownSession): void {
    stopWaiting()
    remember(session)
    const { payment } = session
    if (!payment) return choose(session)
    if (payment.status !== 'PROCESSING') {
      merchant.tell(
        payment.status === 'SUCCESS' ? 'SDK_PAYMENT_SUCCESSFUL' : 'SDK_PAYMENT_FAIL',
        payment.result,
      )
      return showResult(session)
    }
    if (payment.challengeUrl) showChallenge(session, payment.challengeUrl)
    else if (payment.awaitsBuyer) showWallet(session)
    else showProcessing(session)
  }

  function showProcessing(session: KnownSession): void {
    merchant.tell('SDK_PAYMENT_PROCESSING', session.payment?.result)
    processing()
    const slow = setTimeout(() => showResult(session), longestProcessing)
    const stop = watchPayment(session, load, follow)
    stopWaiting = () => {
      clearTimeout(slow)
      stop()
    }
  }

  function showChallenge(session: KnownSession, challengeUrl: string): void {
    merchant.tell('SDK_PAYMENT_CHALLENGE', session.payment?.result)
    show(challengeScreen(challengeUrl, () => chooseOther(session)))
    stopWaiting = watchPayment(session, load, follow)
  }

  function showWallet(session: KnownSession): void {
    const payment = session.payment!
    const method = session.methods.find(({ type }) => type === payment.methodType)!
    const onOther = (): void => chooseOther(session)
    if (method.kind === 'wallet') {
      const onOpen = (): void => merchant.redirect(payment.walletUrl)
      show(redirectScreen(session, method.label, language, { onOpen, onOther }))
      onOpen()
    } else {
      const onScan = (): void => void scan(session)
      show(qrScreen(session, payment, method.label, language, { onScan, onOther }))
    }
    stopWaiting = watchPayment(session, load, follow)
  }

  function chooseOther(session: KnownSession): void {
    stopWaiting()
    const again = (): void => choose(session)
    void decide(session.payment!.walletUrl, 'cancel').then(again, again)
  }

  async function scan(session: KnownSession): Promise<void> {
    stopWaiting()
    merchant.tell('SDK_PAYMENT_PROCESSING', session.payment?.result)
    processing()
    try {
      const [now] = await Promise.all([
        decide(session.payment!.walletUrl, 'confirm'),
        rest(shortestProcessing),
      ])
      if (now.state !== 'unknown') follow(now)
    } catch {
      follow(session)
    }
  }

  function showResult(session: KnownSession): void {
    show(
      resultScreen(session, session.payment!, language, {
        onBack: () => back(session),
        onTryAgain: () => tryAgain(session),
      }),
    )
  }

  function tryAgain(session: KnownSession): void {
    merchant.tell('SDK_PAYMENT_RETRY', session.payment?.result)
    choose(session)
  }

  /** The control beside the form: "canceled" is for an order that was never submitted (PROTOCOL.md, "Messages of the page"). */
  function leave(session: KnownSession): void {
    if (current?.payment || !embedded) return back(current ?? session)
    merchant.tell('SDK_PAYMENT_CANCEL')
    notice(
      words.canceled,
      words.canceledNote,
      button(words.resume, 'primary', () => choose(session)),
    )
  }

  function back(session: KnownSession): void {
    const { payment } = session
    merchant.tell(
      payment ? 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' : 'SDK_PAYMENT_CANCEL',
      payment?.result,
    )
    if (!embedded) window.location.assign(session.redirectUrl)
  }

  function backButton(session: KnownSession): HTMLButtonElement {
    return button(words.backToMerchant, 'primary', () => back(session))
  }

  function processing(): void {
    show(messageScreen({ kind: 'busy', heading: words.processing, note: words.processingNote }))
  }

  /** Another screen. Test cards are offered beside the form alone. */
  function show(...screen: Node[]): void {
    simulator.offerCards(undefined)
    stage.show(...screen)
  }

  function notice(heading: string, note: string, ...actions: Node[]): void {
    stopWaiting()
    show(messageScreen({ kind: 'notice', heading, note, actions }))
  }

  return { start }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
