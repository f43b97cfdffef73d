import type { Words } from './words.ts'

export const words: Words = {
  lang: 'nl',
  frame: 'Veilig afrekenen',
  secure: 'Veilige betaling',
  slow: 'Dit duurt langer dan gewoonlijk.',
  inApp: 'Betalen lukt misschien niet in deze app.',
  hosted: 'Betalen op de pagina van Antom',
  loading: 'De betaalpagina wordt geopend',
  ready: 'De betaalpagina is geopend',
  retry: 'Opnieuw proberen',
  resume: 'Doorgaan met betalen',
  verifying: 'Uw betaling wordt bevestigd',
  verifyingText: 'Dit duurt meestal enkele seconden. Betaal alstublieft niet nog een keer.',
  processing: 'Uw betaling wordt verwerkt',
  processingText:
    'Het kan enkele minuten duren voordat uw bank de betaling bevestigt. U kunt deze pagina verlaten. Betaal alstublieft niet nog een keer.',
  succeeded: 'Betaling voltooid',
  succeededText: 'Bedankt. Uw betaling is bevestigd.',
  succeededUnverified: 'Bedankt. U ziet de bevestiging bij uw bestelling.',
  canceled: 'Betaling niet voltooid',
  canceledText:
    'U hebt de pagina verlaten voordat u betaalde. Er is niets afgeschreven. U kunt verdergaan wanneer u wilt.',
  expired: 'De betaalpagina is verlopen',
  expiredText: 'Voor uw veiligheid is de pagina maar beperkte tijd geopend. Probeer het opnieuw.',
  error: 'De betaalpagina kon niet worden geopend',
  errorText: 'Er is niets afgeschreven. Controleer uw verbinding en probeer het opnieuw.',
  errorFinal:
    'Er is niets afgeschreven. Probeer het later opnieuw of neem contact op met de winkel.',
  failed: 'De betaling is niet gelukt',
  failedCard:
    'Controleer het kaartnummer, de vervaldatum en de beveiligingscode, of gebruik een andere kaart.',
  failedFunds:
    'Het saldo of de limiet van uw kaart of rekening is te laag voor dit bedrag. Kies een andere betaalmethode.',
  failedDeclined:
    'Uw bank heeft de betaling niet goedgekeurd. Kies een andere betaalmethode of neem contact op met uw bank.',
  failedMethod: 'Deze betaalmethode kan hier niet worden gebruikt. Kies een andere.',
  failedLate: 'De betaling is geannuleerd of duurde te lang. Probeer het opnieuw.',
  failedClosed: 'Deze betaling is niet meer mogelijk. Begin opnieuw.',
  failedOther:
    'Er is een probleem opgetreden tijdens de betaling. Probeer het opnieuw of kies een andere betaalmethode.',
}
