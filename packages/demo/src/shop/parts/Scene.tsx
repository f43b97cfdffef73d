import type { ReactNode } from 'react'

type SceneProps = { name: 'empty-shelf' | 'kiln' | 'mended-bowl' | 'parcel' }

/** A drawing beside words that say the same. */
export const Scene = ({ name }: SceneProps): ReactNode => (
  <img className="scene" src={`/drawings/${name}.svg`} alt="" width="200" height="140" />
)
