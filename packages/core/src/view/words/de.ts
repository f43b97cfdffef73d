import type { Words } from './words.ts'

export const words: Words = {
  lang: 'de',
  frame: 'Sichere Kasse',
  secure: 'Sichere Zahlung',
  slow: 'Das dauert länger als gewöhnlich.',
  inApp: 'Diese App lässt eventuell keine Zahlung zu.',
  hosted: 'Auf der Antom-Seite zahlen',
  loading: 'Die Zahlungsseite wird geöffnet',
  ready: 'Die Zahlungsseite ist geöffnet',
  retry: 'Erneut versuchen',
  resume: 'Weiter zur Zahlung',
  verifying: 'Ihre Zahlung wird bestätigt',
  verifyingText: 'Das dauert meist nur wenige Sekunden. Bitte zahlen Sie nicht noch einmal.',
  processing: 'Ihre Zahlung wird bearbeitet',
  processingText:
    'Es kann einige Minuten dauern, bis Ihre Bank sie bestätigt. Sie können diese Seite verlassen. Bitte zahlen Sie nicht noch einmal.',
  succeeded: 'Zahlung abgeschlossen',
  succeededText: 'Vielen Dank. Ihre Zahlung wurde bestätigt.',
  succeededUnverified: 'Vielen Dank. Die Bestätigung sehen Sie bei Ihrer Bestellung.',
  canceled: 'Zahlung nicht abgeschlossen',
  canceledText:
    'Sie haben die Seite vor der Zahlung verlassen. Es wurde nichts abgebucht. Sie können jederzeit fortfahren.',
  expired: 'Zahlungsseite abgelaufen',
  expiredText:
    'Zu Ihrer Sicherheit ist sie nur für begrenzte Zeit geöffnet. Bitte versuchen Sie es erneut.',
  error: 'Die Zahlungsseite konnte nicht geöffnet werden',
  errorText:
    'Es wurde nichts abgebucht. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  errorFinal:
    'Es wurde nichts abgebucht. Bitte versuchen Sie es später erneut oder wenden Sie sich an den Shop.',
  failed: 'Die Zahlung war nicht erfolgreich',
  failedCard:
    'Bitte prüfen Sie Kartennummer, Ablaufdatum und Sicherheitscode oder verwenden Sie eine andere Karte.',
  failedFunds:
    'Das Guthaben oder Limit Ihrer Karte oder Ihres Kontos reicht nicht aus. Bitte wählen Sie eine andere Zahlungsart.',
  failedDeclined:
    'Ihre Bank hat die Zahlung nicht genehmigt. Bitte wählen Sie eine andere Zahlungsart oder wenden Sie sich an Ihre Bank.',
  failedMethod: 'Diese Zahlungsart ist hier nicht möglich. Bitte wählen Sie eine andere.',
  failedLate:
    'Die Zahlung wurde abgebrochen oder hat zu lange gedauert. Bitte versuchen Sie es erneut.',
  failedClosed: 'Diese Zahlung ist nicht mehr möglich. Bitte beginnen Sie von vorn.',
  failedOther:
    'Bei der Zahlung ist ein Problem aufgetreten. Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
}
