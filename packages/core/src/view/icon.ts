import { element } from './element.ts'

/** Drawn in a field of 48 × 48. */
const paths = {
  alert: 'M24 14v11m0 8v.1',
  card: 'M12 17h24v15H12zm0 5h24',
  check: 'm15 25 6 6 12-13',
  clock: 'M24 14v10l7 4',
  lock: 'M16 22h16v11H16zm3 0v-4a5 5 0 0 1 10 0v4',
  wait: 'M24 11a13 13 0 1 1-13 13',
}

export type IconName = keyof typeof paths

/** An icon beside a text with the same meaning. */
export const icon = (name: IconName): SVGElement =>
  element(
    'svg',
    { viewBox: '0 0 48 48', 'aria-hidden': 'true', class: name, part: 'icon' },
    element('circle', { cx: '24', cy: '24', r: '24' }),
    element('path', { d: paths[name] }),
  )
