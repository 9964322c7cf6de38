import { useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { Point } from '@/lib/cards/schema'
import { type Box, standsIn } from '@/lib/frames/rules'
import { useBoard } from '../board-context'
import type { BoardSession } from '../board-session'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'

/** Where everything stands, with the sizes that the browser has measured. */
export type Scene = {
  box: (id: string) => Box | null
  /** Cards and smaller frames that stand in a frame. */
  inside: (frame: string) => string[]
  /** Ids of what shows in the window right now. */
  visible: () => string[]
  /** Ids of what lies wholly between two corners. */
  within: (corner: Point, other: Point) => string[]
  /** Whether all of it shows. */
  shows: (id: string) => boolean
  /** The middle of the window. */
  middle: () => Point
  zoom: () => number
}

export function useScene(): Scene {
  const board = useBoard()
  const store = useStoreApi()
  return useMemo(() => sceneOf(board, () => store.getState()), [board, store])
}

type Flow = {
  nodeLookup: ReadonlyMap<string, { measured: { width?: number; height?: number } }>
  transform: readonly [number, number, number]
  width: number
  height: number
}

function sceneOf({ content }: Pick<BoardSession, 'content'>, flow: () => Flow): Scene {
  const box = (id: string): Box | null => {
    const frame = content.frame(id)
    if (frame) {
      const [width, height] = frame.size
      return { x: frame.at[0], y: frame.at[1], width, height }
    }
    const card = content.card(id)
    if (!card) return null
    const { width = CARD_WIDTH, height = CARD_HEIGHT } = flow().nodeLookup.get(id)?.measured ?? {}
    return { x: card.at[0], y: card.at[1], width, height }
  }
  const everything = () => [...content.frames().map(({ id }) => id), ...content.ids()]
  const window = (): Box => {
    const { transform, width, height } = flow()
    const [x, y, zoom] = transform
    return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  }
  return {
    box,
    inside: (frame) => {
      const area = box(frame)
      if (!area) return []
      return everything().filter((id) => {
        const thing = id === frame ? null : box(id)
        return thing !== null && standsIn(area, thing)
      })
    },
    visible: () => {
      const area = window()
      return everything().filter((id) => {
        const thing = box(id)
        return thing !== null && overlaps(area, thing)
      })
    },
    within: (corner, other) => {
      const area = between(corner, other)
      return everything().filter((id) => {
        const thing = box(id)
        return thing !== null && contains(area, thing)
      })
    },
    shows: (id) => {
      const area = window()
      const thing = box(id)
      return thing !== null && contains(area, thing)
    },
    middle: () => {
      const { x, y, width, height } = window()
      return [Math.round(x + width / 2), Math.round(y + height / 2)]
    },
    zoom: () => flow().transform[2],
  }
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

function contains(one: Box, other: Box): boolean {
  return (
    other.x >= one.x &&
    other.y >= one.y &&
    other.x + other.width <= one.x + one.width &&
    other.y + other.height <= one.y + one.height
  )
}

function between([x, y]: Point, [otherX, otherY]: Point): Box {
  return {
    x: Math.min(x, otherX),
    y: Math.min(y, otherY),
    width: Math.abs(x - otherX),
    height: Math.abs(y - otherY),
  }
}
