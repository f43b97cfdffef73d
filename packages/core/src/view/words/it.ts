import type { Words } from './words.ts'

export const words: Words = {
  lang: 'it',
  frame: 'Pagamento sicuro',
  secure: 'Pagamento sicuro',
  slow: 'Ci vuole più tempo del solito.',
  inApp: 'In questa app forse non potrai pagare.',
  hosted: 'Paga sulla pagina di Antom',
  loading: 'Apertura della pagina di pagamento',
  ready: 'La pagina di pagamento è aperta',
  retry: 'Riprova',
  resume: 'Riprendi il pagamento',
  verifying: 'Stiamo confermando il pagamento',
  verifyingText: 'Di solito bastano pochi secondi. Ti chiediamo di non pagare di nuovo.',
  processing: 'Il pagamento è in elaborazione',
  processingText:
    'La tua banca può impiegare qualche minuto per confermarlo. Puoi lasciare questa pagina. Ti chiediamo di non pagare di nuovo.',
  succeeded: 'Pagamento completato',
  succeededText: 'Grazie. Il tuo pagamento è confermato.',
  succeededUnverified: 'Grazie. Troverai la conferma nel tuo ordine.',
  canceled: 'Pagamento non completato',
  canceledText:
    'Hai lasciato la pagina prima di pagare. Non è stato addebitato nulla. Puoi continuare quando vuoi.',
  expired: 'La pagina di pagamento è scaduta',
  expiredText: 'Per la tua sicurezza resta aperta solo per un tempo limitato. Riprova.',
  error: 'La pagina di pagamento non si è aperta',
  errorText: 'Non è stato addebitato nulla. Controlla la connessione e riprova.',
  errorFinal: 'Non è stato addebitato nulla. Riprova più tardi o contatta il negozio.',
  failed: 'Il pagamento non è andato a buon fine',
  failedCard:
    'Controlla il numero della carta, la data di scadenza e il codice di sicurezza, oppure usa un’altra carta.',
  failedFunds:
    'Il saldo o il limite della carta o del conto non è sufficiente. Scegli un altro metodo di pagamento.',
  failedDeclined:
    'La tua banca non ha approvato il pagamento. Scegli un altro metodo di pagamento o contatta la banca.',
  failedMethod: 'Questo metodo di pagamento non è accettato qui. Scegline un altro.',
  failedLate: 'Il pagamento è stato annullato o ha richiesto troppo tempo. Riprova.',
  failedClosed: 'Questo pagamento non è più possibile. Ricomincia da capo.',
  failedOther:
    'Si è verificato un problema durante il pagamento. Riprova o scegli un altro metodo di pagamento.',
}
