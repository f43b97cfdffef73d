import { element } from '../element.ts'
import { icon, type IconName } from '../icon.ts'
import { words } from '../words.ts'

/** A row of the list: a way to pay. */
export interface MethodRow {
  /** Unique in the list. */
  id: string
  label: string
  hint: string
  icon: IconName
  /** Shown below the row while it is chosen. */
  panel: Node
}

export interface MethodList<R extends MethodRow> {
  node: HTMLElement
  selected: () => R
  select: (row: R) => void
}

/** Radio buttons, each with a panel below it that shows while it is chosen. Needs at least one row. */
export function createMethodList<R extends MethodRow>(
  rows: readonly R[],
  onChange: (row: R) => void,
): MethodList<R> {
  const drawn = rows.map((row, index) => {
    const hint = element('span', { class: 'method-hint', id: `${row.id}-hint` }, row.hint)
    const radio = element('input', {
      type: 'radio',
      name: 'method',
      id: row.id,
      checked: index === 0,
      'aria-describedby': hint.id,
      change: () => update(),
    })
    const label = element(
      'label',
      { for: row.id },
      element('span', { class: 'method-name' }, row.label),
    )
    const head = element('div', { class: 'method-head' }, radio, label, hint, icon(row.icon))
    const panel = element('div', { class: 'method-panel', hidden: true }, row.panel)
    return { row, radio, panel, node: element('div', { class: 'method' }, head, panel) }
  })

  const chosen = (): (typeof drawn)[number] => drawn.find(({ radio }) => radio.checked) ?? drawn[0]!
  const update = (): void => {
    for (const { radio, panel } of drawn) {
      panel.hidden = !radio.checked
    }
    onChange(chosen().row)
  }
  update()

  return {
    node: element(
      'fieldset',
      { class: 'methods' },
      element('legend', { class: 'visually-hidden' }, words.method),
      ...drawn.map(({ node }) => node),
    ),
    selected: () => chosen().row,
    select: (row) => {
      const found = drawn.find((each) => each.row === row)
      if (found) {
        found.radio.checked = true
      }
      update()
    },
  }
}
