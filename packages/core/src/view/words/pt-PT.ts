import type { Words } from './words.ts'

export const words: Words = {
  lang: 'pt-PT',
  frame: 'Pagamento seguro',
  secure: 'Pagamento seguro',
  slow: 'Está a demorar mais do que o habitual.',
  inApp: 'Pode não ser possível pagar nesta aplicação.',
  hosted: 'Pagar na página da Antom',
  loading: 'A abrir a página de pagamento',
  ready: 'A página de pagamento está aberta',
  retry: 'Tentar de novo',
  resume: 'Continuar o pagamento',
  verifying: 'Estamos a confirmar o seu pagamento',
  verifyingText: 'Costuma demorar apenas alguns segundos. Por favor, não pague outra vez.',
  processing: 'O seu pagamento está a ser processado',
  processingText:
    'O seu banco pode demorar alguns minutos a confirmá-lo. Pode sair desta página. Por favor, não pague outra vez.',
  succeeded: 'Pagamento concluído',
  succeededText: 'Obrigado. O seu pagamento foi confirmado.',
  succeededUnverified: 'Obrigado. Verá a confirmação na sua encomenda.',
  canceled: 'Pagamento não concluído',
  canceledText: 'Saiu antes de pagar e não foi cobrado nenhum valor. Pode continuar quando quiser.',
  expired: 'A página de pagamento expirou',
  expiredText: 'Para sua segurança, está aberta apenas durante um tempo limitado. Tente de novo.',
  error: 'Não foi possível abrir a página de pagamento',
  errorText: 'Não foi cobrado nenhum valor. Verifique a sua ligação e tente de novo.',
  errorFinal: 'Não foi cobrado nenhum valor. Tente de novo mais tarde ou contacte a loja.',
  failed: 'O pagamento não foi efetuado',
  failedCard:
    'Verifique o número do cartão, a data de validade e o código de segurança, ou utilize outro cartão.',
  failedFunds:
    'O saldo ou o limite do cartão ou da conta não é suficiente. Escolha outro método de pagamento.',
  failedDeclined:
    'O seu banco não aprovou o pagamento. Escolha outro método de pagamento ou contacte o seu banco.',
  failedMethod: 'Este método de pagamento não é aceite aqui. Escolha outro.',
  failedLate: 'O pagamento foi cancelado ou demorou demasiado. Tente de novo.',
  failedClosed: 'Este pagamento já não é possível. Comece outra vez.',
  failedOther:
    'Ocorreu um problema durante o pagamento. Tente de novo ou escolha outro método de pagamento.',
}
