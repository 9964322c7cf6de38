'use client'

import { useCallback } from 'react'
import { connectRoom } from '@/lib/sync/provider'
import { roomName } from '@/lib/sync/rooms'
import { BoardFrame, type BoardFrameProps } from './board-frame'

/** A board that is connected to its room for as long as one of its views is open. */
export function LiveBoard(props: BoardFrameProps) {
  const { board, person } = props
  const connect = useCallback(
    () =>
      connectRoom({
        room: roomName({ kind: 'board', board: board.id }),
        person: { id: person.id },
        title: board.title,
      }),
    [board.id, board.title, person.id],
  )
  return <BoardFrame {...props} connect={connect} />
}
