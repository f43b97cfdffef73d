import type { Words } from './words.ts'

export const words: Words = {
  lang: 'ms',
  frame: 'Pembayaran selamat',
  secure: 'Pembayaran selamat',
  slow: 'Ini mengambil masa lebih lama daripada biasa.',
  inApp: 'Mungkin tidak dapat bayar di aplikasi ini.',
  hosted: 'Bayar di halaman Antom',
  loading: 'Membuka halaman pembayaran',
  ready: 'Halaman pembayaran telah dibuka',
  retry: 'Cuba lagi',
  resume: 'Teruskan pembayaran',
  verifying: 'Mengesahkan pembayaran anda',
  verifyingText: 'Biasanya hanya mengambil beberapa saat. Mohon jangan bayar dua kali.',
  processing: 'Pembayaran anda sedang diproses',
  processingText:
    'Bank anda mungkin memerlukan beberapa minit untuk mengesahkannya. Anda boleh meninggalkan halaman ini. Mohon jangan bayar dua kali.',
  succeeded: 'Pembayaran berjaya',
  succeededText: 'Terima kasih. Pembayaran anda telah disahkan.',
  succeededUnverified: 'Terima kasih. Pengesahan akan dipaparkan pada pesanan anda.',
  canceled: 'Pembayaran belum selesai',
  canceledText:
    'Anda keluar sebelum membayar dan tiada caj dikenakan. Anda boleh meneruskannya pada bila-bila masa.',
  expired: 'Masa halaman pembayaran telah tamat',
  expiredText:
    'Demi keselamatan anda, halaman ini dibuka untuk masa yang terhad sahaja. Sila cuba lagi.',
  error: 'Halaman pembayaran tidak dapat dibuka',
  errorText: 'Tiada caj dikenakan. Sila semak sambungan anda dan cuba lagi.',
  errorFinal: 'Tiada caj dikenakan. Sila cuba lagi kemudian atau hubungi kedai.',
  failed: 'Pembayaran tidak berjaya',
  failedCard: 'Sila semak nombor kad, tarikh luput dan kod keselamatan, atau gunakan kad lain.',
  failedFunds: 'Baki atau had kad atau akaun tidak mencukupi. Sila pilih kaedah pembayaran lain.',
  failedDeclined:
    'Bank anda tidak meluluskan pembayaran ini. Sila pilih kaedah pembayaran lain atau hubungi bank anda.',
  failedMethod: 'Kaedah pembayaran ini tidak boleh digunakan di sini. Sila pilih kaedah lain.',
  failedLate: 'Pembayaran telah dibatalkan atau mengambil masa terlalu lama. Sila cuba lagi.',
  failedClosed: 'Pembayaran ini tidak dapat diteruskan. Sila mulakan semula.',
  failedOther:
    'Berlaku masalah semasa pembayaran. Sila cuba lagi atau pilih kaedah pembayaran lain.',
}
