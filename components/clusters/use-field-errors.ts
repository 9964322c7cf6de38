'use client'

import { useTranslations } from 'next-intl'
import type { FieldErrors } from 'react-hook-form'
import { BOARD_LIMITS, type NewBoard } from '@/lib/boards/schema'

/** The sentence for each field that the schema refuses. */
export function useFieldErrors(errors: FieldErrors<NewBoard>) {
  const t = useTranslations('newBoard.errors')
  return (field: keyof NewBoard): string | undefined => {
    const error = errors[field]
    if (!error) return undefined
    switch (field) {
      case 'title':
        return error.type === 'too_big'
          ? t('titleTooLong', { max: BOARD_LIMITS.title })
          : t('titleMissing')
      case 'initiative':
        return t('initiativeTooLong', { max: BOARD_LIMITS.initiative })
      case 'horizonYear':
        return t('horizon', { from: '1900', to: '2300' })
      case 'parties':
        return t('parties', { max: BOARD_LIMITS.parties })
      case 'place':
      case 'outOfScope':
      case 'boundaryStrategy':
        return t('scopeTooLong', { max: BOARD_LIMITS.scope })
    }
  }
}
