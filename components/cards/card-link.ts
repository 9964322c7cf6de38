import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { toast } from '../ui/toast'

/** The address that opens a board with this card chosen, on the canvas or, on a phone, the outline. */
export function cardLink(cluster: string, board: string, card: string): string {
  const path = `/c/${encodeURIComponent(cluster)}/boards/${encodeURIComponent(board)}`
  return `${path}?card=${encodeURIComponent(card)}`
}

/** Copies the link to a card of the open board, and says whether that went well. */
export function useCopyCardLink(): (card: string) => Promise<void> {
  const t = useTranslations('cards')
  const { cluster, board } = useParams<{ cluster: string; board: string }>()
  return useCallback(
    async (card) => {
      const url = new URL(cardLink(cluster, board, card), window.location.origin)
      try {
        await navigator.clipboard.writeText(url.href)
        toast(t('linkCopied'))
      } catch {
        toast(t('linkFailed'), { tone: 'warning' })
      }
    },
    [cluster, board, t],
  )
}
