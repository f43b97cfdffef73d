import { checkoutEventNames } from '@antom-checkout/core'
import { slotNames } from '@antom-checkout/core/view'
import { AntomCheckoutElement } from '@antom-checkout/element'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { generated, markdownTable } from './generated.ts'

interface Named {
  readonly name: string
  readonly description?: string
  readonly default?: string
}
interface Manifest {
  readonly modules: {
    readonly declarations: (Record<
      'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates',
      Named[]
    > & { readonly tagName: string })[]
  }[]
}

const folder = fileURLToPath(new URL('../../packages/element', import.meta.url))
const outdir = '../../node_modules/.cache/manifest'

/** The analyzer's manifest of the element's source. */
function analyze(): Manifest['modules'][0]['declarations'][0] {
  const program = createRequire(`${folder}/`).resolve('@custom-elements-manifest/analyzer/cem.js')
  execFileSync('node', [program, 'analyze', '--quiet', '--outdir', outdir], { cwd: folder })
  const text = readFileSync(join(folder, outdir, 'custom-elements.json'), 'utf8')
  const all = (JSON.parse(text) as Manifest).modules.flatMap(({ declarations }) => declarations)
  return all.find(({ tagName }) => tagName === 'antom-checkout')!
}

const manifest = analyze()
const names = (list: readonly Named[]): string[] => list.map(({ name }) => name)
const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The words of the view's source that match. */
function inView(pattern: RegExp): string[] {
  const view = fileURLToPath(new URL('../../packages/core/src/view', import.meta.url))
  const files = readdirSync(view).filter((name) => name.endsWith('.ts'))
  const text = files.map((name) => readFileSync(join(view, name), 'utf8')).join('\n')
  return [...new Set([...text.matchAll(pattern)].map(([, found]) => found!))].sort()
}

test('the manifest names every attribute, event, slot, part, property and state', () => {
  const { attributes, events, slots, cssParts, cssProperties, cssStates } = manifest
  expect(names(attributes)).toEqual(AntomCheckoutElement.observedAttributes)
  expect(names(events)).toEqual(checkoutEventNames.map((name) => `antom-${kebab(name)}`))
  expect(names(slots).sort()).toEqual([...slotNames].sort())
  expect(names(cssStates).sort()).toEqual(['idle', 'ready', ...slotNames].sort())
  expect(names(cssProperties).sort()).toEqual(inView(/(--antom-[a-z-]+)/g))
  const styled = inView(/\[part=([a-z-]+)\]/g)
  expect(names(cssParts)).toEqual(expect.arrayContaining(styled))
  for (const { name, description } of [...attributes, ...events]) {
    expect(`${name}: ${description}`).toMatch(/: .+\.$/)
  }
})

test('the README has what the manifest has', () => {
  const { attributes, events, cssParts, cssProperties, cssStates } = manifest
  const code = ({ name }: Named): string => `\`${name}\``
  const rows = (list: readonly Named[]): string[][] =>
    list.map((each) => [code(each), each.description ?? ''])
  const readme = 'packages/element/README.md'
  const attributeTable = markdownTable(['attribute', 'means'], rows(attributes))
  expect(generated(readme, 'attributes', attributeTable)).toBe(attributeTable)
  const eventTable = markdownTable(['event', 'means'], rows(events))
  expect(generated(readme, 'events', eventTable)).toBe(eventTable)
  const table = markdownTable(
    ['what', 'is there'],
    [
      ['`::part()`', cssParts.map(code).join(', ')],
      [
        'custom properties',
        cssProperties.map((each) => `\`${each.name}: ${each.default}\``).join(', '),
      ],
      ['`:state()`', cssStates.map(code).join(', ')],
    ],
  )
  expect(generated(readme, 'look', table)).toBe(table)
})
