import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Comments and documents lead to places that exist. */

const files = ['packages', 'e2e', 'stories', '.ci', '.github', '.']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: folder !== '.' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => !/node_modules|(^|\/)dist\/|\.(next|nuxt|output)\//.test(file))
const code = files.filter((file) => /\.(ts|tsx|mjs|js|vue|css)$/.test(file))
const documents = files.filter((file) => /\.md$/.test(file))

const read = (file: string): string => readFileSync(file, 'utf8')

/** Every heading of a document as GitHub links to it. */
const headings = (document: string): string[] =>
  [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** The comments of a file, each with its line. */
const comments = (file: string): [line: number, comment: string][] =>
  read(file)
    .split('\n')
    .flatMap((text, at): [number, string][] => {
      const comment = /^\s*(?:\/\*|\*|\/\/)(.*)|\s\/\/ (.*)/.exec(text)
      return comment ? [[at + 1, comment[1] ?? comment[2] ?? '']] : []
    })

/** Why `path#heading`, seen from one of some folders, leads nowhere; `undefined` if it leads somewhere. */
function lost(folders: string[], path: string, heading: string | undefined): string | undefined {
  const found = folders.map((folder) => join(folder, path)).find((file) => existsSync(file))
  if (!found) return `there is no ${path}`
  if (!heading || !/\.md$/.test(path) || headings(found).includes(heading)) return undefined
  return `${found} has no heading #${heading}`
}

test('a comment that cites a document cites one that is in the repository, and a heading in it', () => {
  const complaints = code.flatMap((file) => {
    const own = /^packages\/\w+/.exec(file)?.[0] ?? '.'
    return comments(file).flatMap(([line, comment]) =>
      [...comment.matchAll(/([\w/.-]*\b[A-Z][A-Z-]+\.md)(?:#([\w-]+))?/g)].flatMap(
        ([, path, heading]) => {
          const complaint = lost([own, '.'], path!, heading)
          return complaint ? [`${file}:${line}: ${complaint}`] : []
        },
      ),
    )
  })
  expect(complaints).toEqual([])
})

test('a comment cites no text that is outside of the repository, except a standard', () => {
  const complaints = code.flatMap((file) =>
    comments(file)
      .filter(([, comment]) =>
        /(?<!RFC \d+ )§|\bDESIGN (?!\.md)|\bissue #?\d|\bthe guide\b|\(guide/.test(comment),
      )
      .map(([line, comment]) => `${file}:${line}: ${comment}`),
  )
  expect(complaints).toEqual([])
})

describe('a link of a document leads to a file and a heading that exist', () => {
  test.each(documents)('%s', (document) => {
    const text = read(document).replaceAll(/^```[\s\S]*?^```/gm, '')
    const complaints = [...text.matchAll(/\]\(([^)\s:]*)\)/g)].flatMap(([, link]) => {
      const [path, heading] = link!.split('#')
      if (!path) return headings(document).includes(heading!) ? [] : [`no heading #${heading}`]
      return lost([dirname(document)], path, heading) ?? []
    })
    expect(complaints).toEqual([])
  })
})
