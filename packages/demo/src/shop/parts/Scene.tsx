import type { ReactNode } from 'react'

interface SceneProps {
  readonly name: 'empty-shelf' | 'kiln' | 'mended-bowl' | 'parcel'
}

/** A drawing beside words that say the same. */
export const Scene = ({ name }: SceneProps): ReactNode => (
  <img className="scene" src={`/drawings/${name}.svg`} alt="" width="200" height="140" />
)
