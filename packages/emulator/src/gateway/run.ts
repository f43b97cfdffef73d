import type { Antom } from '../antom.ts'
import { parseJson } from './json.ts'
import { operations } from './operations.ts'
import { refusal, type Answer } from './result.ts'

/** Runs an operation of the gateway on a body that is known to be the merchant's. */
export function run(antom: Antom, operationName: string, body: Uint8Array): Answer {
  const operation = operations.get(operationName)
  if (!operation) {
    return refusal('NO_INTERFACE_DEF')
  }
  const parsed = parseJson(body)
  return parsed.ok ? operation(antom, parsed.value) : refusal('PARAM_ILLEGAL', parsed.problem)
}
