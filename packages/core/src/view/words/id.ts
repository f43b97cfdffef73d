import type { Words } from './words.ts'

export const words: Words = {
  lang: 'id',
  frame: 'Pembayaran aman',
  secure: 'Pembayaran aman',
  slow: 'Ini memakan waktu lebih lama dari biasanya.',
  inApp: 'Pembayaran di aplikasi ini bisa terkendala.',
  hosted: 'Bayar di halaman Antom',
  loading: 'Membuka halaman pembayaran',
  ready: 'Halaman pembayaran sudah terbuka',
  retry: 'Coba lagi',
  resume: 'Lanjutkan pembayaran',
  verifying: 'Mengonfirmasi pembayaran Anda',
  verifyingText: 'Biasanya hanya perlu beberapa detik. Mohon jangan membayar dua kali.',
  processing: 'Pembayaran Anda sedang diproses',
  processingText:
    'Bank Anda mungkin perlu beberapa menit untuk mengonfirmasinya. Anda dapat meninggalkan halaman ini. Mohon jangan membayar dua kali.',
  succeeded: 'Pembayaran berhasil',
  succeededText: 'Terima kasih. Pembayaran Anda telah dikonfirmasi.',
  succeededUnverified: 'Terima kasih. Konfirmasinya akan terlihat di pesanan Anda.',
  canceled: 'Pembayaran belum selesai',
  canceledText:
    'Anda keluar sebelum membayar dan tidak ada dana yang dipotong. Anda dapat melanjutkan kapan saja.',
  expired: 'Waktu halaman pembayaran telah habis',
  expiredText:
    'Demi keamanan Anda, halaman ini hanya terbuka selama waktu terbatas. Silakan coba lagi.',
  error: 'Halaman pembayaran tidak dapat dibuka',
  errorText: 'Tidak ada dana yang dipotong. Periksa koneksi Anda, lalu coba lagi.',
  errorFinal: 'Tidak ada dana yang dipotong. Silakan coba lagi nanti atau hubungi toko.',
  failed: 'Pembayaran tidak berhasil',
  failedCard:
    'Periksa nomor kartu, tanggal kedaluwarsa, dan kode keamanan, atau gunakan kartu lain.',
  failedFunds:
    'Saldo atau limit kartu atau rekening tidak mencukupi. Silakan pilih metode pembayaran lain.',
  failedDeclined:
    'Bank Anda tidak menyetujui pembayaran ini. Silakan pilih metode pembayaran lain atau hubungi bank Anda.',
  failedMethod: 'Metode pembayaran ini tidak dapat digunakan di sini. Silakan pilih metode lain.',
  failedLate: 'Pembayaran dibatalkan atau memakan waktu terlalu lama. Silakan coba lagi.',
  failedClosed: 'Pembayaran ini tidak dapat dilanjutkan. Silakan mulai dari awal.',
  failedOther:
    'Terjadi kendala saat pembayaran. Silakan coba lagi atau pilih metode pembayaran lain.',
}
