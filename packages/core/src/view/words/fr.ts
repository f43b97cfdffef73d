import type { Words } from './words.ts'

export const words: Words = {
  lang: 'fr',
  frame: 'Paiement sécurisé',
  secure: 'Paiement sécurisé',
  slow: 'Cela prend plus de temps que d’habitude.',
  inApp: 'Cette appli ne permet peut-être pas de payer.',
  hosted: 'Payer sur la page d’Antom',
  loading: 'Ouverture de la page de paiement',
  ready: 'La page de paiement est ouverte',
  retry: 'Réessayer',
  resume: 'Reprendre le paiement',
  verifying: 'Nous confirmons votre paiement',
  verifyingText: 'Cela prend généralement quelques secondes. Veuillez ne pas payer à nouveau.',
  processing: 'Votre paiement est en cours de traitement',
  processingText:
    'Votre banque peut mettre quelques minutes à le confirmer. Vous pouvez quitter cette page. Veuillez ne pas payer à nouveau.',
  succeeded: 'Paiement effectué',
  succeededText: 'Merci. Votre paiement est confirmé.',
  succeededUnverified: 'Merci. La confirmation apparaîtra avec votre commande.',
  canceled: 'Paiement non effectué',
  canceledText:
    'Vous avez quitté la page avant de payer. Aucun montant n’a été débité. Vous pouvez reprendre quand vous le souhaitez.',
  expired: 'La page de paiement a expiré',
  expiredText:
    'Pour votre sécurité, elle n’est ouverte que pendant un temps limité. Veuillez réessayer.',
  error: 'La page de paiement ne s’est pas ouverte',
  errorText: 'Aucun montant n’a été débité. Veuillez vérifier votre connexion et réessayer.',
  errorFinal:
    'Aucun montant n’a été débité. Veuillez réessayer plus tard ou contacter la boutique.',
  failed: 'Le paiement n’a pas abouti',
  failedCard:
    'Veuillez vérifier le numéro de carte, la date d’expiration et le code de sécurité, ou utiliser une autre carte.',
  failedFunds:
    'Le solde ou le plafond de la carte ou du compte est insuffisant. Veuillez choisir un autre moyen de paiement.',
  failedDeclined:
    'Votre banque n’a pas approuvé le paiement. Veuillez choisir un autre moyen de paiement ou contacter votre banque.',
  failedMethod: 'Ce moyen de paiement n’est pas accepté ici. Veuillez en choisir un autre.',
  failedLate: 'Le paiement a été annulé ou a pris trop de temps. Veuillez réessayer.',
  failedClosed: 'Ce paiement n’est plus possible. Veuillez recommencer.',
  failedOther:
    'Un problème est survenu pendant le paiement. Veuillez réessayer ou choisir un autre moyen de paiement.',
}
