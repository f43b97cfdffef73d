import type { ReactNode } from 'react'

// Where the iron in the clay comes through, as x, y and radius.
const speckles: readonly (readonly [number, number, number])[] = [
  [88, 92, 2.2],
  [104, 76, 1.4],
  [140, 70, 2],
  [158, 88, 1.5],
  [172, 112, 2.4],
  [168, 146, 1.6],
  [150, 172, 2.2],
  [120, 182, 1.4],
  [92, 170, 2],
  [72, 146, 1.5],
  [66, 116, 2.2],
  [108, 108, 1.6],
  [132, 98, 1.3],
  [146, 124, 2],
  [124, 142, 1.5],
  [98, 138, 2.1],
  [112, 160, 1.2],
  [140, 152, 1.4],
  [118, 122, 1.8],
  [84, 118, 1.3],
]

export function SupperPlate(): ReactNode {
  return (
    <g>
      <circle cx="120" cy="126" r="82" fill="#a67a53" />
      <circle cx="120" cy="126" r="77" fill="#eadfc6" />
      <circle cx="120" cy="126" r="55" fill="#e0d2b4" />
      <path d="M66 136a55 55 0 0 1 96-46 58 58 0 0 0-96 46z" fill="#cdbc98" />
      {speckles.map(([x, y, radius]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={radius} fill="#6a4a2e" />
      ))}
      <path
        d="M60 96a70 70 0 0 1 36-34"
        fill="none"
        stroke="#fbf5e6"
        strokeWidth="5"
        strokeLinecap="round"
      />
    </g>
  )
}
