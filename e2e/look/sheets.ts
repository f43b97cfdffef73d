import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Style sheets of other people's pages. */

const { resolve } = createRequire(import.meta.url)
const packaged = (path: string): string => readFileSync(resolve(path), 'utf8')

/** The style sheet of create-vite, without the rules that do not matter here. */
const createVite = `
  :root { font-family: system-ui, sans-serif; line-height: 1.5; font-weight: 400; font-synthesis: none;
    text-rendering: optimizeLegibility }
  body { margin: 0; display: flex; place-items: center; flex-wrap: wrap; min-width: 320px; min-height: 100vh }
  #root { max-width: 1280px; margin: 0 auto; padding: 2rem; text-align: center }
  h1 { font-size: 3.2em; line-height: 1.1 }
  button { border-radius: 8px; border: 1px solid transparent; padding: .6em 1.2em; font-size: 1em; background: #1a1a1a }
  .place { text-align: center }`

export const sheets: Readonly<Record<string, string>> = {
  none: '',
  'create-vite': createVite,
  'Tailwind’s preflight': packaged('tailwindcss/preflight.css'),
  'Bootstrap’s reboot': packaged('bootstrap/dist/css/bootstrap-reboot.css'),
  'normalize.css': packaged('normalize.css/normalize.css'),
  'modern-normalize': packaged('modern-normalize/modern-normalize.css'),
  'the-new-css-reset': packaged('the-new-css-reset/css/reset.css'),
  'a root of 62.5 %': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'a theme that hides what is empty':
    'a:empty, ul:empty, div:empty, section:empty, article:empty, p:empty { display: none }',
  'no least sizes': '* { min-width: 0; min-height: 0 }',
  'responsive frames': 'img, iframe, video { max-width: 100%; height: auto !important }',
  'frames of a ratio':
    'iframe { width: 100%; height: auto; aspect-ratio: 16 / 9; margin-bottom: 1em; min-height: 1px }',
  'transitions of everything': '* { transition: all 1s }',
  'inherited oddities': `body { text-align: right; letter-spacing: 3px; word-spacing: 1em; text-transform: uppercase;
    white-space: nowrap; line-height: 3; font-style: italic; font-weight: 900; word-break: break-all }
    aside { white-space: normal }`,
  'boxes of content': '*, *::before, *::after { box-sizing: content-box }',
}
