import type { Words } from './words.ts'

export const words: Words = {
  lang: 'ko',
  frame: '안전한 결제창',
  secure: '안전한 결제',
  slow: '평소보다 시간이 걸리고 있어요.',
  inApp: '이 앱의 브라우저에서는 결제가 안 될 수 있어요.',
  hosted: 'Antom 페이지에서 결제',
  loading: '결제 페이지를 열고 있어요',
  ready: '결제 페이지가 열렸어요',
  retry: '다시 시도',
  resume: '결제 계속하기',
  verifying: '결제를 확인하고 있어요',
  verifyingText: '보통 몇 초면 끝나요. 다시 결제하지 말아 주세요.',
  processing: '결제를 처리하고 있어요',
  processingText:
    '은행에서 확인하는 데 몇 분 걸릴 수 있어요. 이 페이지를 나가도 괜찮아요. 다시 결제하지 말아 주세요.',
  succeeded: '결제가 완료되었어요',
  succeededText: '결제가 정상적으로 확인되었어요.',
  succeededUnverified: '결제 확인 결과는 주문 내역에서 볼 수 있어요.',
  canceled: '결제가 완료되지 않았어요',
  canceledText:
    '결제하기 전에 페이지를 나가서 결제된 금액은 없어요. 언제든지 이어서 결제할 수 있어요.',
  expired: '결제 페이지의 유효 시간이 지났어요',
  expiredText: '안전을 위해 정해진 시간 동안만 열려 있어요. 다시 시도해 주세요.',
  error: '결제 페이지를 열지 못했어요',
  errorText: '결제된 금액은 없어요. 연결 상태를 확인하고 다시 시도해 주세요.',
  errorFinal: '결제된 금액은 없어요. 나중에 다시 시도하거나 판매자에게 문의해 주세요.',
  failed: '결제가 되지 않았어요',
  failedCard: '카드 번호, 유효 기간, 보안 코드를 확인하거나 다른 카드를 사용해 주세요.',
  failedFunds: '카드나 계좌의 잔액 또는 한도가 부족해요. 다른 결제 수단을 선택해 주세요.',
  failedDeclined:
    '은행에서 결제를 승인하지 않았어요. 다른 결제 수단을 선택하거나 은행에 문의해 주세요.',
  failedMethod: '여기서는 이 결제 수단을 사용할 수 없어요. 다른 결제 수단을 선택해 주세요.',
  failedLate: '결제가 취소되었거나 시간이 너무 오래 걸렸어요. 다시 시도해 주세요.',
  failedClosed: '더 이상 진행할 수 없는 결제예요. 처음부터 다시 시작해 주세요.',
  failedOther: '결제 중에 문제가 생겼어요. 다시 시도하거나 다른 결제 수단을 선택해 주세요.',
}
