'use client'

import { useCallback, useEffect, useRef } from 'react'
import { connectRoom } from '@/lib/sync/provider'
import { roomName } from '@/lib/sync/rooms'
import { BoardFrame, type BoardFrameProps } from './board-frame'

/** A board that is connected to its room for as long as one of its views is open. */
export function LiveBoard(props: BoardFrameProps) {
  const { board, person } = props
  // A board that gets another title meanwhile stays connected: reconnecting would end what one is doing.
  const title = useRef(board.title)
  useEffect(() => {
    title.current = board.title
  }, [board.title])
  const connect = useCallback(
    () =>
      connectRoom({
        room: roomName({ kind: 'board', board: board.id }),
        person: { id: person.id },
        title: title.current,
      }),
    [board.id, person.id],
  )
  return <BoardFrame {...props} connect={connect} />
}
