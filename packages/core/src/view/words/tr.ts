import type { Words } from './words.ts'

export const words: Words = {
  lang: 'tr',
  frame: 'Güvenli ödeme',
  secure: 'Güvenli ödeme',
  slow: 'Bu işlem her zamankinden uzun sürüyor.',
  inApp: 'Bu uygulamada ödeme yapılamayabilir.',
  hosted: 'Antom sayfasında ödeyin',
  loading: 'Ödeme sayfası açılıyor',
  ready: 'Ödeme sayfası açıldı',
  retry: 'Tekrar deneyin',
  resume: 'Ödemeye devam edin',
  verifying: 'Ödemeniz onaylanıyor',
  verifyingText: 'Bu genellikle birkaç saniye sürer. Lütfen ikinci kez ödeme yapmayın.',
  processing: 'Ödemeniz işleniyor',
  processingText:
    'Bankanızın ödemeyi onaylaması birkaç dakika sürebilir. Bu sayfadan ayrılabilirsiniz. Lütfen ikinci kez ödeme yapmayın.',
  succeeded: 'Ödeme tamamlandı',
  succeededText: 'Teşekkür ederiz. Ödemeniz onaylandı.',
  succeededUnverified: 'Teşekkür ederiz. Onayı siparişinizde göreceksiniz.',
  canceled: 'Ödeme tamamlanmadı',
  canceledText:
    'Ödeme yapmadan ayrıldınız, herhangi bir tutar tahsil edilmedi. Dilediğiniz zaman devam edebilirsiniz.',
  expired: 'Ödeme sayfasının süresi doldu',
  expiredText:
    'Güvenliğiniz için sayfa yalnızca sınırlı bir süre açık kalır. Lütfen tekrar deneyin.',
  error: 'Ödeme sayfası açılamadı',
  errorText: 'Herhangi bir tutar tahsil edilmedi. Lütfen bağlantınızı kontrol edip tekrar deneyin.',
  errorFinal:
    'Herhangi bir tutar tahsil edilmedi. Lütfen daha sonra tekrar deneyin veya mağazayla iletişime geçin.',
  failed: 'Ödeme gerçekleşmedi',
  failedCard:
    'Lütfen kart numarasını, son kullanma tarihini ve güvenlik kodunu kontrol edin veya başka bir kart kullanın.',
  failedFunds:
    'Kart veya hesabın bakiyesi ya da limiti bu tutar için yeterli değil. Lütfen başka bir ödeme yöntemi seçin.',
  failedDeclined:
    'Bankanız ödemeyi onaylamadı. Lütfen başka bir ödeme yöntemi seçin veya bankanızla iletişime geçin.',
  failedMethod: 'Bu ödeme yöntemi burada kullanılamıyor. Lütfen başka bir ödeme yöntemi seçin.',
  failedLate: 'Ödeme iptal edildi veya çok uzun sürdü. Lütfen tekrar deneyin.',
  failedClosed: 'Bu ödeme artık yapılamıyor. Lütfen baştan başlayın.',
  failedOther:
    'Ödeme sırasında bir sorun oluştu. Lütfen tekrar deneyin veya başka bir ödeme yöntemi seçin.',
}
