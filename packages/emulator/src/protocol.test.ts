import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('.', import.meta.url))
const page = readFileSync(new URL('../PROTOCOL.md', import.meta.url), 'utf8')
const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!)

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
)
const references = files.flatMap((path) => {
  // A comment may break a heading over two lines.
  const text = readFileSync(source + path, 'utf8').replaceAll(/\s*\n\s*(\/\/|\*) ?/g, ' ')
  return [...text.matchAll(/PROTOCOL\.md, "([A-Za-z][^"]*)"/g)].map(([, heading]) => ({
    path,
    heading: heading!,
  }))
})

test('every comment that names a heading of PROTOCOL.md names one that is there', () => {
  expect(references.length).toBeGreaterThan(20)
  expect(references.filter(({ heading }) => !headings.includes(heading))).toEqual([])
})

test('no comment names a document that is not in the repository', () => {
  const named = files.filter((path) =>
    /(protocol|DESIGN|HOUSE|STYLE|SEED)(\.md)? §/.test(readFileSync(source + path, 'utf8')),
  )
  expect(named.filter((path) => !path.endsWith('protocol.test.ts'))).toEqual([])
})
