/** Asks a running emulator to do a verb. → what it did, in a sentence. @throws Error that says what to do */
export async function ask(url: string, verb: string, fields: object): Promise<string> {
  const address = addressOf(url, verb)
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(fields),
    })
  } catch (cause) {
    throw new Error(
      `No emulator answers at ${url}. Start one with "npx antom-emulator", or say where it is: --url http://127.0.0.1:4101`,
      { cause },
    )
  }
  const text = await response.text()
  const answer = readAnswer(text)
  if (answer?.done !== undefined) {
    return answer.done
  }
  throw new Error(
    answer?.problem ??
      `What answers at ${url} is no emulator of this version (HTTP ${response.status}).`,
  )
}

function addressOf(url: string, verb: string): URL {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(`--url must be an address such as http://127.0.0.1:4100, but it was "${url}".`)
  }
  return new URL(`/dashboard/do/${verb}`, url)
}

function readAnswer(text: string): { done?: string; problem?: string } | undefined {
  try {
    return JSON.parse(text) as { done?: string; problem?: string }
  } catch {
    return undefined
  }
}
