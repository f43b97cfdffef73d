// The page needs no script to be paid in. This one asks the server for the truth, and shows what happens.
const checkout = document.querySelector('antom-checkout')
const log = document.querySelector('#log')

checkout.verifyPayment = async (_, { signal }) => {
  const answer = await fetch('/verify', { method: 'POST', signal })
  return (await answer.json()).paymentStatus
}
checkout.addEventListener('antom-state-change', ({ detail: { state, previous } }) => {
  if (state.status === previous.status && state.verified === previous.verified) return
  const line = document.createElement('li')
  line.textContent = state.status + (state.verified ? ', verified by the server' : '')
  log.append(line)
})
