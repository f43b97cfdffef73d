import { reservedHeight } from '../page/reservedHeight.ts'

/**
 * How the view looks. The page's own style sheets can change the host, so a rule that must hold is never on the host
 * alone. No visible part is positioned, has a z-index, is translucent or rotates as a whole: it would be painted above
 * the page's menus and headers. The one exception is the strip, while it shows news and its place is out of sight.
 */

/**
 * `::before` reserves the height (`--antom-min-height`) and a minimum width. A smaller host wins, and so does a height
 * in the host's own style attribute. `::after` asks for all the width there is, in containers that take their width
 * from their content. A hidden frame catches neither clicks nor the focus.
 */
const layout = `
:host { display: block; width: -moz-available; width: -webkit-fill-available; min-height: ${reservedHeight} }
:host([hidden]) { display: none }
* { box-sizing: border-box; margin: 0 }
[part=box], .bar, .stage, .scene { display: grid }
[part=box], .stage { grid-template: minmax(0, 1fr) / 100%; flex: 1; min-height: 0 }
[part=box] { height: 100%; min-height: inherit }
[part=box]::before {
  content: '';
  width: min(320px, 50vw);
  max-width: 100%;
  height: ${reservedHeight};
  max-height: 100%;
}
:host([style*=min-height]:not([style*=antom-min-height])) [part=box]::before { height: 0 }
[part=box]::after {
  content: '';
  display: grid;
  grid-template-columns: minmax(0, 100vw);
  align-self: start;
}
.body { display: flex; flex-direction: column; min-height: 0 }
[part=box]::before, [part=box]::after, .body, .scene, [part=frame] {
  grid-area: 1 / 1;
  min-width: 0;
}
.scene { outline: 0 }
[part=frame] { contain: size; overflow: hidden; border-radius: var(--antom-radius, 12px) }
[part=frame]:empty, [data-scene=loading] [part=frame] { visibility: hidden; opacity: 0 }
`

/** Inherited from the page: colours, font family, font size, and properties that hide or disable the whole. */
const inherited = `
[part=box] {
  color: var(--antom-text, inherit);
  background: var(--antom-surface, none);
  border-radius: var(--antom-radius, 12px);
  font-family: var(--antom-font, inherit);
}
[part~=strip], [part=panel], .live {
  all: initial;
  box-sizing: border-box;
  color: inherit;
  font-family: inherit;
  font-size: max(1em, 14px);
  line-height: 1.5;
  overflow-wrap: anywhere;
  pointer-events: inherit;
  visibility: inherit;
}
`

/**
 * The strip has room for each of its ghosts, so news never move the page. News stick to the top of the viewport, on a
 * background that contrasts with the text, but not over a form that the buyer may be typing in. `.live` marks the
 * strip's place.
 */
const strip = `
[part~=strip] {
  display: flex;
  grid-area: 1 / 1;
  align-items: center;
  gap: .6em;
  min-height: 48px;
  padding: .14em .7em;
  font-size: max(.875em, 13px);
  line-height: 1.3;
}
span, u { flex: 1; overflow-wrap: break-word }
u { padding-inline-start: 2.3em }
[part~=ghost] { visibility: hidden }
u::before, b::before { content: attr(title) }
[part=box]:not([data-scene]) .bar, [data-scene=panel] .bar { display: none }
[data-news]:not([data-news=""], [data-news=expired]:focus-within) .bar {
  position: sticky;
  top: var(--antom-sticky-top, 0px);
  background: Canvas;
  background: oklch(from currentColor calc((.6 - l) * 99) 0 0);
}
.live {
  position: relative;
  top: calc(-1 * var(--antom-sticky-top, 0px));
  width: 1px;
  height: 1px;
  margin-bottom: -1px;
  overflow: hidden;
  opacity: 0;
  pointer-events: none;
}
[part=strip-action], b { max-width: 40% }
`

/**
 * Text has the page's own colour. Lines and icons have middle tones that work on light and dark pages. With forced
 * colours, browsers show transparent borders: they keep the shape of buttons and bars.
 */
const panel = `
svg {
  flex: none;
  width: 1.7em;
  fill: none;
  stroke: currentColor;
  stroke-width: 3.2;
  stroke-linecap: round;
  stroke-linejoin: round;
  color: #5b7ba8;
}
circle { fill: currentColor; stroke: none; opacity: .16 }
.alert { color: #d4453b }
.check { color: #24925c }
.clock { color: #b37400 }
a, button, b {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 44px;
  padding: 0;
  border: 1px solid transparent;
  background: none;
  font: inherit;
  color: inherit;
  text-align: start;
  text-decoration: underline;
  text-underline-offset: .2em;
  cursor: pointer;
}
button, [part=button], b { font-weight: 600 }
[part=panel] {
  display: grid;
  justify-items: center;
  place-self: center;
  gap: .75em;
  max-width: 27em;
  padding: 2em 1.25em;
  text-align: center;
}
[part=panel] svg { width: 3.5em; margin-bottom: .25em }
h2, p { text-wrap: balance }
:lang(ko) { word-break: keep-all }
h2 { font-size: 1.25em; font-weight: 650; line-height: 1.3 }
[part=button] {
  min-height: 48px;
  min-width: 12em;
  margin-top: .75em;
  padding: .5em 1.5em;
  border-radius: var(--antom-radius, 12px);
  background: var(--antom-accent, #1a5fd0);
  color: var(--antom-on-accent, #fff);
  text-decoration: none;
}
[part=button]:hover { filter: brightness(.9) }
`

/** Bars animate their colour, not their opacity, and only the path of an icon rotates: see the top of this file. */
const moving = `
[part=skeleton] {
  display: grid;
  align-content: start;
  gap: .75em;
  padding: 1.25em;
  border: 1px solid var(--antom-border, #8884);
  border-radius: var(--antom-radius, 12px);
  contain: size;
  overflow: hidden;
}
i { height: 3.25em; border: 1px solid transparent; border-radius: 6px; background: #8883 }
i:first-child { height: .875em; width: 30% }
i:nth-child(2) { height: 1.75em; width: 45% }
@media (prefers-reduced-motion: no-preference) {
  [part=frame] { transition: opacity .2s }
  i { animation: breathe 1.6s infinite alternate }
  .wait path { transform-origin: 50% 50%; animation: turn 1s linear infinite }
}
@keyframes breathe { to { background: #8881 } }
@keyframes turn { to { rotate: 1turn } }
`

/**
 * Gives a root its style sheet: a constructed one, which every Content-Security-Policy allows. A root that was in
 * another document has lost its sheet, and needs a new one: a sheet belongs to the document in which it was made.
 */
export function dress(
  { adoptedStyleSheets, ownerDocument }: ShadowRoot,
  own?: CSSStyleSheet,
): CSSStyleSheet | undefined {
  const view = ownerDocument.defaultView
  // jsdom has no adopted sheets, and a document without a window is not shown.
  if (!adoptedStyleSheets || !view || adoptedStyleSheets.includes(own!)) return own
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(layout + inherited + strip + panel + moving)
  adoptedStyleSheets.push(sheet)
  return sheet
}
