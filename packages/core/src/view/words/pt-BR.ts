import type { Words } from './words.ts'

export const words: Words = {
  lang: 'pt-BR',
  frame: 'Pagamento seguro',
  secure: 'Pagamento seguro',
  slow: 'Está demorando mais que o normal.',
  inApp: 'Talvez não seja possível pagar neste aplicativo.',
  hosted: 'Pagar na página da Antom',
  loading: 'Abrindo a página de pagamento',
  ready: 'A página de pagamento está aberta',
  retry: 'Tentar de novo',
  resume: 'Continuar o pagamento',
  verifying: 'Estamos confirmando seu pagamento',
  verifyingText: 'Isso costuma levar alguns segundos. Por favor, não pague outra vez.',
  processing: 'Seu pagamento está sendo processado',
  processingText:
    'Seu banco pode levar alguns minutos para confirmar. Você pode sair desta página. Por favor, não pague outra vez.',
  succeeded: 'Pagamento concluído',
  succeededText: 'Obrigado. Seu pagamento foi confirmado.',
  succeededUnverified: 'Obrigado. A confirmação vai aparecer no seu pedido.',
  canceled: 'Pagamento não concluído',
  canceledText: 'Você saiu antes de pagar e nada foi cobrado. Você pode continuar quando quiser.',
  expired: 'A página de pagamento expirou',
  expiredText: 'Para sua segurança, ela fica aberta por tempo limitado. Tente de novo.',
  error: 'Não foi possível abrir a página de pagamento',
  errorText: 'Nada foi cobrado. Verifique sua conexão e tente de novo.',
  errorFinal: 'Nada foi cobrado. Tente de novo mais tarde ou fale com a loja.',
  failed: 'O pagamento não foi realizado',
  failedCard:
    'Confira o número do cartão, a validade e o código de segurança, ou use outro cartão.',
  failedFunds:
    'O saldo ou o limite do cartão ou da conta não é suficiente. Escolha outra forma de pagamento.',
  failedDeclined:
    'Seu banco não aprovou o pagamento. Escolha outra forma de pagamento ou fale com seu banco.',
  failedMethod: 'Esta forma de pagamento não é aceita aqui. Escolha outra.',
  failedLate: 'O pagamento foi cancelado ou demorou demais. Tente de novo.',
  failedClosed: 'Este pagamento não é mais possível. Comece outra vez.',
  failedOther:
    'Ocorreu um problema durante o pagamento. Tente de novo ou escolha outra forma de pagamento.',
}
