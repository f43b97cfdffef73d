import type { Words } from './words.ts'

export const words: Words = {
  lang: 'fil',
  frame: 'Ligtas na pagbabayad',
  secure: 'Ligtas na pagbabayad',
  slow: 'Mas matagal ito kaysa karaniwan.',
  inApp: 'Maaaring hindi makapagbayad sa app na ito.',
  hosted: 'Magbayad sa page ng Antom',
  loading: 'Binubuksan ang page ng pagbabayad',
  ready: 'Bukas na ang page ng pagbabayad',
  retry: 'Subukan muli',
  resume: 'Ituloy ang pagbabayad',
  verifying: 'Kinukumpirma ang iyong bayad',
  verifyingText: 'Karaniwang ilang segundo lang ito. Pakiusap, huwag magbayad nang dalawang beses.',
  processing: 'Pinoproseso ang iyong bayad',
  processingText:
    'Maaaring abutin ng ilang minuto bago ito makumpirma ng iyong bangko. Maaari kang umalis sa page na ito. Pakiusap, huwag magbayad nang dalawang beses.',
  succeeded: 'Kumpleto na ang pagbabayad',
  succeededText: 'Salamat. Nakumpirma na ang iyong bayad.',
  succeededUnverified: 'Salamat. Makikita mo ang kumpirmasyon sa iyong order.',
  canceled: 'Hindi nakumpleto ang pagbabayad',
  canceledText:
    'Umalis ka bago magbayad at walang siningil sa iyo. Maaari kang magpatuloy anumang oras.',
  expired: 'Nag-expire na ang page ng pagbabayad',
  expiredText: 'Para sa iyong seguridad, bukas lang ito sa limitadong oras. Pakisubukan muli.',
  error: 'Hindi nabuksan ang page ng pagbabayad',
  errorText: 'Walang siningil sa iyo. Pakisuri ang iyong koneksyon at subukan muli.',
  errorFinal: 'Walang siningil sa iyo. Pakisubukan muli mamaya o makipag-ugnayan sa tindahan.',
  failed: 'Hindi natuloy ang pagbabayad',
  failedCard:
    'Pakisuri ang numero ng card, petsa ng pag-expire, at security code, o gumamit ng ibang card.',
  failedFunds:
    'Hindi sapat ang balanse o limit ng card o account. Pumili ng ibang paraan ng pagbabayad.',
  failedDeclined:
    'Hindi inaprubahan ng iyong bangko ang bayad. Pumili ng ibang paraan ng pagbabayad o makipag-ugnayan sa iyong bangko.',
  failedMethod: 'Hindi magagamit dito ang paraan ng pagbabayad na ito. Pumili ng ibang paraan.',
  failedLate: 'Nakansela ang pagbabayad o masyadong natagalan. Pakisubukan muli.',
  failedClosed: 'Hindi na maitutuloy ang pagbabayad na ito. Mangyaring magsimula muli.',
  failedOther:
    'Nagkaproblema sa pagbabayad. Pakisubukan muli o pumili ng ibang paraan ng pagbabayad.',
}
