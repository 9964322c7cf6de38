'use client'

import { useTranslations } from 'next-intl'
import { CloseCode } from '@/lib/sync/close-codes'
import { Rejection } from '@/lib/sync/messages'
import { type PrivateNote as Note, RESTORED } from '@/lib/sync/private-note'
import { useBoard } from './board-context'
import { KeptWords } from './kept-words'

/** What the server did not take, so that nobody loses their words (SYNC-24). */
export function PrivateNote({ note }: { note: Note }) {
  const t = useTranslations('saved.note')
  const board = useBoard()
  return (
    <KeptWords
      title={t('title')}
      why={`${t(`why.${whyOf(note.code)}`)} ${t(note.kept ? 'kept' : 'notKept')}`}
      unsaved={note}
      onDone={board.dismissRefusal}
    />
  )
}

function whyOf(code: Note['code']) {
  switch (code) {
    case RESTORED:
      return 'restored'
    case Rejection.readOnly:
      return 'readOnly'
    case Rejection.foreignClient:
      return 'foreignClient'
    case Rejection.unknownOrigin:
      return 'unknownOrigin'
    case Rejection.tooManyClients:
      return 'tooManyClients'
    case Rejection.documentFull:
      return 'documentFull'
    case Rejection.tangled:
      return 'tangled'
    case CloseCode.noAccess:
      return 'noAccess'
    case CloseCode.tooLarge:
    case CloseCode.frameTooLarge:
      return 'tooLarge'
    default:
      return 'unreadable'
  }
}
