import type { Words } from './words.ts'

export const words: Words = {
  lang: 'vi',
  frame: 'Thanh toán an toàn',
  secure: 'Thanh toán an toàn',
  slow: 'Quá trình này đang lâu hơn bình thường.',
  inApp: 'Ứng dụng này có thể không hỗ trợ thanh toán.',
  hosted: 'Thanh toán trên trang Antom',
  loading: 'Đang mở trang thanh toán',
  ready: 'Trang thanh toán đã mở',
  retry: 'Thử lại',
  resume: 'Tiếp tục thanh toán',
  verifying: 'Đang xác nhận khoản thanh toán',
  verifyingText: 'Việc này thường chỉ mất vài giây. Vui lòng không thanh toán hai lần.',
  processing: 'Khoản thanh toán đang được xử lý',
  processingText:
    'Ngân hàng của bạn có thể mất vài phút để xác nhận. Bạn có thể rời khỏi trang này. Vui lòng không thanh toán hai lần.',
  succeeded: 'Thanh toán thành công',
  succeededText: 'Cảm ơn bạn. Khoản thanh toán của bạn đã được xác nhận.',
  succeededUnverified: 'Cảm ơn bạn. Xác nhận sẽ hiển thị trong đơn hàng của bạn.',
  canceled: 'Thanh toán chưa hoàn tất',
  canceledText:
    'Bạn đã rời khỏi trang trước khi thanh toán và chưa bị trừ tiền. Bạn có thể tiếp tục bất cứ lúc nào.',
  expired: 'Trang thanh toán đã hết hạn',
  expiredText:
    'Để bảo đảm an toàn cho bạn, trang chỉ mở trong thời gian giới hạn. Vui lòng thử lại.',
  error: 'Không mở được trang thanh toán',
  errorText: 'Bạn chưa bị trừ tiền. Vui lòng kiểm tra kết nối rồi thử lại.',
  errorFinal: 'Bạn chưa bị trừ tiền. Vui lòng thử lại sau hoặc liên hệ với cửa hàng.',
  failed: 'Thanh toán không thành công',
  failedCard: 'Vui lòng kiểm tra số thẻ, ngày hết hạn và mã bảo mật, hoặc dùng thẻ khác.',
  failedFunds:
    'Số dư hoặc hạn mức của thẻ hay tài khoản không đủ. Vui lòng chọn phương thức thanh toán khác.',
  failedDeclined:
    'Ngân hàng của bạn chưa chấp thuận khoản thanh toán này. Vui lòng chọn phương thức thanh toán khác hoặc liên hệ với ngân hàng.',
  failedMethod: 'Không dùng được phương thức thanh toán này ở đây. Vui lòng chọn phương thức khác.',
  failedLate: 'Thanh toán đã bị hủy hoặc mất quá nhiều thời gian. Vui lòng thử lại.',
  failedClosed: 'Không thể tiếp tục khoản thanh toán này. Vui lòng bắt đầu lại từ đầu.',
  failedOther:
    'Đã xảy ra sự cố khi thanh toán. Vui lòng thử lại hoặc chọn phương thức thanh toán khác.',
}
