// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { morph } from './morph.ts'

let main: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<main></main>'
  main = document.querySelector('main')!
})

function draw(html: string): void {
  const fresh = document.createElement('main')
  fresh.innerHTML = html
  morph(main, fresh)
}

const row = (id: number, text = `row ${id}`): string =>
  `<li id="row-${id}"><a href="/${id}">${text}</a></li>`

test('rows that are new at the top leave the others as they are, and the focus where it is', () => {
  draw(`<ol>${row(2)}${row(1)}</ol>`)
  const link = main.querySelector<HTMLElement>('#row-1 a')!
  link.focus()
  draw(`<ol>${row(4)}${row(3)}${row(2, 'other')}${row(1)}</ol>`)
  expect(main.innerHTML).toBe(`<ol>${row(4)}${row(3)}${row(2, 'other')}${row(1)}</ol>`)
  expect(main.querySelector('#row-1 a')).toBe(link)
  expect(document.activeElement).toBe(link)
})

test('rows that are gone are removed, and none takes the place of another', () => {
  draw(`<ol>${row(3)}${row(2)}${row(1)}</ol>`)
  const kept = main.querySelector('#row-1')
  draw(`<ol>${row(3)}${row(1)}</ol>`)
  expect(main.innerHTML).toBe(`<ol>${row(3)}${row(1)}</ol>`)
  expect(main.querySelector('#row-1')).toBe(kept)
})

test('what is open stays open, and what was typed stays typed', () => {
  const form = (note: string): string =>
    `<details id="d"><summary>${note}</summary><input value="1"><textarea>x</textarea></details>`
  draw(form('a'))
  const details = main.querySelector('details')!
  details.setAttribute('open', '')
  const input = main.querySelector('input')!
  input.value = '42'
  draw(form('b'))
  expect(main.querySelector('summary')!.textContent).toBe('b')
  expect(details.hasAttribute('open')).toBe(true)
  expect(main.querySelector('input')).toBe(input)
  expect(input.value).toBe('42')
})

test('attributes follow, also those that are gone', () => {
  draw('<a class="row" aria-current="true" href="/a">a</a>')
  draw('<a class="row" href="/b">a</a>')
  expect(main.innerHTML).toBe('<a class="row" href="/b">a</a>')
})

test('a node of another kind takes the place of the one before', () => {
  draw('<p>text</p><ul><li>1</li></ul>')
  draw('text<ol><li>1</li><li>2</li></ol>')
  expect(main.innerHTML).toBe('text<ol><li>1</li><li>2</li></ol>')
})
