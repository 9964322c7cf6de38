import type { LensBoard } from '@/lib/lenses/rules'
import type { Lens, LensZone } from '@/lib/lenses/types'
import { AxesLens } from './axes-lens'
import type { Layout } from './geometry/layout'
import { PathLens } from './path-lens'
import { RingsLens } from './rings-lens'
import { ZonesLens } from './zones-lens'

export type DrawingProps<Kind extends Lens['kind'] = Lens['kind']> = {
  lens: Extract<Lens, { kind: Kind }>
  layout: Layout
  zones: ReadonlyMap<string, LensZone>
  board: LensBoard
}

/** The lines and names of a lens, under its cards. */
export function LensDrawing({ lens, ...rest }: DrawingProps) {
  switch (lens.kind) {
    case 'zones':
      return <ZonesLens lens={lens} {...rest} />
    case 'axes':
      return <AxesLens lens={lens} {...rest} />
    case 'rings':
      return <RingsLens lens={lens} {...rest} />
    case 'path':
      return <PathLens lens={lens} {...rest} />
  }
}
