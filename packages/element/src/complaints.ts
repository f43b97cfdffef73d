/** The texts of mistakes, loaded when there is one. */
const texts = {
  address: (attribute: string, given: unknown) =>
    `<antom-checkout> ${attribute} must be an http(s) or a relative address, but it was ${JSON.stringify(given)}. It is ignored.`,
  yesOrNo: (attribute: string, given: unknown) =>
    `<antom-checkout> ${attribute} must be "true" or "false", but it was ${JSON.stringify(given)}. That counts as "false".`,
  answer: (url: string, response: unknown) =>
    `session-url must answer with the createPaymentSession response as JSON, but ${url} answered ${String(response)}. Check the address and the server.`,
  params: (attribute: string, given: unknown) =>
    `${attribute} must be a JSON object, but it was ${JSON.stringify(given)}. Correct the attribute.`,
}

const printed = new Set<string>()

export type Complaint = keyof typeof texts

export const complaint = (about: Complaint, name: string, given: unknown): string =>
  texts[about](name, given)

/** Prints each warning once. */
export function warn(about: Complaint, name: string, given: unknown): void {
  const text = complaint(about, name, given)
  if (!printed.has(text)) console.warn(text)
  printed.add(text)
}
