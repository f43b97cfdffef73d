/**
 * How the view looks. Text has the page's own colour, lines are a grey that is right on any ground, tones are middle ones:
 * a dark page needs no word about it. Forced colours show transparent borders, so that a bar keeps its shape there.
 * The line breaks are escaped, since nobody minifies a text.
 */
const css = `\
:host{display:block;min-height:var(--antom-min-height,600px)}\
:host([hidden]){display:none}\
*{box-sizing:border-box;margin:0}\
[part=box]{display:grid;grid-template:auto 1fr/minmax(0,1fr);min-height:inherit;height:100%;\
color:var(--antom-text,inherit);background:var(--antom-surface,none);border-radius:var(--antom-radius,12px);\
font-family:var(--antom-font,inherit);font-size:1rem;line-height:1.5;overflow-wrap:anywhere}\
[part=strip]{grid-area:1/1;display:flex;align-items:center;gap:.5rem;min-height:48px;padding:.125rem .625rem;font-size:.875rem;line-height:1.3}\
span{flex:1;overflow-wrap:break-word}\
[part=box]:not([data-scene]) [part=strip]{display:none}\
[part=frame],.scene{grid-area:2/1;position:relative}\
[part=frame]{z-index:1;overflow:hidden;border-radius:inherit}\
[part=frame]:empty{visibility:hidden}\
iframe,[part=skeleton]{position:absolute;width:100%;height:100%}\
.scene{display:grid;outline:0}\
[data-scene=loading] [part=frame]{opacity:0}\
[data-scene=panel] .scene{grid-row:1/3;z-index:2}\
.live{position:absolute;width:1px;height:1px;overflow:hidden;opacity:0}\
svg{flex:none;width:1.5rem;fill:none;stroke:currentColor;stroke-width:3.2;stroke-linecap:round;stroke-linejoin:round;color:#5b7ba8}\
circle{fill:currentColor;stroke:none;opacity:.16}\
.alert{color:#d4453b}\
.check{color:#24925c}\
.clock{color:#b37400}\
a,button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:0;border:1px solid transparent;background:none;\
font:inherit;color:inherit;text-align:start;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}\
button,[part=button]{font-weight:600}\
[part=strip-action]{max-width:40%}\
[part=panel]{place-self:center;display:grid;justify-items:center;gap:.75rem;max-width:27rem;padding:2rem 1.25rem;text-align:center}\
[part=panel] svg{width:3.5rem;margin-bottom:.25rem}\
h2,p{text-wrap:balance}\
:lang(ko){word-break:keep-all}\
h2{font-size:1.25rem;font-weight:650;line-height:1.3}\
[part=button]{min-height:48px;min-width:12rem;margin-top:.75rem;padding:.5rem 1.5rem;border-radius:var(--antom-radius,12px);\
background:var(--antom-accent,#1a5fd0);color:var(--antom-on-accent,#fff);text-decoration:none}\
[part=button]:hover{filter:brightness(.9)}\
[part=skeleton]{overflow:hidden;container-type:inline-size}\
[part=skeleton]>div{display:grid;gap:1rem}\
section{display:grid;gap:.75rem;padding:1.25rem;border:1px solid var(--antom-border,#8884);border-radius:var(--antom-radius,12px)}\
i{height:.875rem;width:65%;border:1px solid transparent;border-radius:6px;background:#8883}\
i:first-child{width:30%}\
:first-child>i:nth-child(2){height:1.75rem;width:45%}\
:last-child>i~i{width:100%;height:3.25rem}\
@container(min-width:680px){[part=skeleton]>div{grid-template-columns:1fr 17rem;align-items:start}section:first-child{order:2}}\
@media(prefers-reduced-motion:no-preference){\
[part=frame]{transition:opacity .2s}\
i{animation:breathe 1.6s infinite alternate}\
.wait{animation:turn 1s linear infinite}\
}\
@keyframes breathe{to{opacity:.5}}\
@keyframes turn{to{rotate:1turn}}`

/** A sheet, not inline style: a page's Content-Security-Policy has nothing to object to. */
export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}
