import type { Words } from './words.ts'

export const words: Words = {
  lang: 'es',
  frame: 'Pago seguro',
  secure: 'Pago seguro',
  slow: 'Está tardando más de lo habitual.',
  inApp: 'Quizá no pueda pagar en esta aplicación.',
  hosted: 'Pagar en la página de Antom',
  loading: 'Abriendo la página de pago',
  ready: 'La página de pago está abierta',
  retry: 'Intentar de nuevo',
  resume: 'Continuar con el pago',
  verifying: 'Estamos confirmando su pago',
  verifyingText: 'Suele tardar unos segundos. Por favor, no vuelva a pagar.',
  processing: 'Su pago se está procesando',
  processingText:
    'Su banco puede tardar unos minutos en confirmarlo. Puede salir de esta página. Por favor, no vuelva a pagar.',
  succeeded: 'Pago completado',
  succeededText: 'Gracias. Su pago está confirmado.',
  succeededUnverified: 'Gracias. Verá la confirmación en su pedido.',
  canceled: 'Pago no completado',
  canceledText:
    'Salió antes de pagar y no se realizó ningún cargo. Puede continuar cuando lo desee.',
  expired: 'La página de pago ha caducado',
  expiredText:
    'Por su seguridad, solo está abierta durante un tiempo limitado. Inténtelo de nuevo.',
  error: 'No se pudo abrir la página de pago',
  errorText: 'No se realizó ningún cargo. Compruebe su conexión e inténtelo de nuevo.',
  errorFinal:
    'No se realizó ningún cargo. Inténtelo de nuevo más tarde o póngase en contacto con la tienda.',
  failed: 'No se pudo realizar el pago',
  failedCard:
    'Compruebe el número de tarjeta, la fecha de caducidad y el código de seguridad, o utilice otra tarjeta.',
  failedFunds:
    'El saldo o el límite de la tarjeta o de la cuenta no es suficiente. Elija otra forma de pago.',
  failedDeclined:
    'Su banco no aprobó el pago. Elija otra forma de pago o póngase en contacto con su banco.',
  failedMethod: 'Esta forma de pago no se puede usar aquí. Elija otra.',
  failedLate: 'El pago se canceló o tardó demasiado. Inténtelo de nuevo.',
  failedClosed: 'Este pago ya no es posible. Vuelva a empezar.',
  failedOther: 'Hubo un problema durante el pago. Inténtelo de nuevo o elija otra forma de pago.',
}
