/** The inside of an `<svg>`: React, Vue and plain DOM each put it into their own. */
export const shelf: { readonly viewBox: string; readonly inside: string } = {
  viewBox: '0 0 200 140',
  inside: `
    <path class="wood" d="M16 96h168v10H16z" />
    <path class="wood-dark" d="M16 106h168v3H16zM36 109h8l-4 20h-4zM156 109h8v20h-4z" />
    <ellipse class="ring" cx="62" cy="92" rx="26" ry="4" />
    <ellipse class="ring" cx="134" cy="92" rx="20" ry="3.5" />
    <path class="thread" d="M100 106v10" />
    <path class="tag" d="M92 116h16v18l-8 4-8-4z" />
    <circle class="hole" cx="100" cy="121" r="1.8" />`,
}
