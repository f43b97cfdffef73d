// Our own plain drawings, 24 × 24; the marks of wallets and card schemes belong to their owners.
const paths = {
  card: 'M3 6.5h18v11H3zM3 10h18M6.5 14.5h4',
  wallet: 'M4 7h14.5v11H4zM4 7l10-3.2V7M18.5 10.5H21v4h-2.5M15.5 12.5h.01',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  device: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  lock: 'M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  success: 'M5.5 12.5l4.2 4.2L18.5 8',
  failure: 'M7 7l10 10M17 7 7 17',
  pending: 'M12 6.5V12l3.5 2.2',
  simulate: 'M10 4h4M11 4v5l-5 9.5h12L13 9V4M8.5 14h7',
  notice: 'M12 7v6.5M12 16.9v.1',
} as const

export type IconName = keyof typeof paths

/** A drawing that says nothing to a screen reader: the words beside it do. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
