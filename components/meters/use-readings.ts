import { useEffect, useState } from 'react'
import { adequacy, inwardLook, linearBias, perspectiveCoverage } from '@/lib/boards/rules'
import type { BoardContent } from '../boards/board-content'
import { useBoard } from '../boards/board-context'

/** Typing changes a card with every letter; what the meters show need not follow each. */
const CALM = 300

export type Readings = ReturnType<typeof read>

/** What the meters say of the board as it stands. */
export function useReadings(): Readings {
  const { content } = useBoard()
  const [readings, setReadings] = useState(() => read(content))
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        setReadings(read(content))
      }, CALM)
    }
    const stops = [content.onCards(again), content.onRelations(again), content.onPlacements(again)]
    again()
    return () => {
      clearTimeout(waiting)
      for (const stop of stops) stop()
    }
  }, [content])
  return readings
}

function read(content: BoardContent) {
  const board = {
    cards: content.all(),
    relations: content.relations(),
    placements: [...content.placementsOn('belonging'), ...content.placementsOn('adequacy')],
  }
  return {
    inward: inwardLook(board),
    linear: linearBias(board),
    coverage: perspectiveCoverage(board),
    adequacy: adequacy(board),
  }
}
