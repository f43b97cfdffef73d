import type { Detail, PaymentMethod } from '../payment/paymentMethods.ts'
import { detailProblem, writtenCpf } from '../shared/details.ts'
import { element } from './element.ts'
import { createField, type Field } from './field.ts'
import { words } from './words.ts'

/** The fields that a payment method asks for beside the payment, filled in as far as the session knows them. */
export interface DetailForm {
  node: HTMLElement
  /** Shows every problem and goes to the first one. → are there none? */
  check: () => boolean
  values: () => Partial<Record<Detail, string>>
}

export function createDetailForm(
  { type, asks = [] }: PaymentMethod,
  known: Partial<Record<Detail, string>>,
): DetailForm {
  const fields = asks.map((detail) => ({
    detail,
    field: createDetailField(detail, `${type}-${detail}`, known[detail]),
  }))
  return {
    node: element('div', { class: 'detail-form' }, ...fields.map(({ field }) => field.node)),
    check: () => {
      const wrong = fields.filter(({ field }) => !field.check())
      wrong[0]?.field.input.focus()
      return wrong.length === 0
    },
    values: () =>
      Object.fromEntries(fields.map(({ detail, field }) => [detail, field.input.value.trim()])),
  }
}

function createDetailField(detail: Detail, name: string, value = ''): Field {
  const problem = (text: string): string | undefined => {
    const found = detailProblem(detail, text)
    return found && words.problems[found]
  }
  switch (detail) {
    case 'payerEmail':
      return createField({
        name,
        label: words.email,
        attributes: {
          type: 'email',
          autocomplete: 'email',
          spellcheck: 'false',
          maxlength: '64',
          value,
        },
        problem,
      })
    case 'cpf':
      return createField({
        name,
        label: words.cpf,
        attributes: {
          inputmode: 'numeric',
          autocomplete: 'off',
          placeholder: words.cpfHint,
          maxlength: '18',
          value: writtenCpf(value),
        },
        problem,
        write: writtenCpf,
      })
  }
}
