import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useSearchParams } from 'next/navigation'
import { useCallback, useState } from 'react'
import { useBoard } from '../board-context'
import { firstLook, type Look } from './first-look'

/** What the server draws for; the browser measures and looks again. */
export const SERVER_SIZE = { width: 1364, height: 844 }

/** The view that a board opens with, on the server too, and what to do once it can be measured. */
export function useFirstLook(): { look: Look; onInit: () => void } {
  const board = useBoard()
  const flow = useReactFlow()
  const store = useStoreApi()
  const card = useSearchParams().get('card')
  const [look] = useState(() => {
    const first = firstLook(board.content.all(), { ...SERVER_SIZE, card })
    // React Flow sets a first view in the browser only; the server must draw with one as well.
    store.setState({ transform: [first.x, first.y, first.zoom] })
    return first
  })
  const onInit = useCallback(() => {
    const { width, height } = store.getState()
    flow.setViewport(firstLook(board.content.all(), { width, height, card }))
  }, [board, flow, store, card])
  return { look, onInit }
}
