import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The part of a document between `<!-- generated: name -->` and `<!-- /generated: name -->`, which must be `text`.
 * `UPDATE_DOCS=1 npm run unit -- --project package` rewrites it.
 */
export function generated(file: string, name: string, text: string): string {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const before = readFileSync(path, 'utf8')
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- /generated: ${name} -->`]
  const [head, rest] = before.split(start)
  const [part, tail] = (rest ?? '').split(end)
  if (tail === undefined) throw new Error(`${file} must have ${start} and ${end}, each once.`)
  if (!process.env['UPDATE_DOCS']) return part!.trim()
  writeFileSync(path, `${head}${start}\n\n${text}\n\n${end}${tail}`)
  return text
}

/** A table in Markdown, laid out as the formatter does. */
export function markdownTable(head: readonly string[], body: readonly string[][]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((row) => row[at]!.length)))
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!, fill)).join(' | ')} |`
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('\n')
}
