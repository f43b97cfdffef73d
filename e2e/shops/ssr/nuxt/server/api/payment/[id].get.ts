/** Asks Antom how it went. */
export default defineEventHandler(async (event) => {
  const paymentRequestId = getRouterParam(event, 'id')!
  const { paymentStatus } = await antom().inquiryPayment({ paymentRequestId })
  return paymentStatus ?? 'PENDING'
})
