import { Button } from '@digdir/designsystemet-react'
import { useStore as useFlow } from '@xyflow/react'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCardIds } from '../board-context'
import styles from './back-to-content.module.css'
import { overlaps } from './scene'

/** The way back for whoever has moved the view to where nothing is. */
export function BackToContent({ onBack }: { onBack: () => void }) {
  const t = useTranslations('canvas')
  const empty = useCardIds().length === 0
  const lost = useFlow(({ nodes, nodeLookup, transform: [x, y, zoom], width, height }) => {
    const window = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    return !nodes.some((node) => {
      const { width: across = 0, height: down = 0 } = nodeLookup.get(node.id)?.measured ?? {}
      return overlaps(window, { ...node.position, width: across || 1, height: down || 1 })
    })
  })
  if (!lost || empty) return null
  return (
    <div className={styles.back}>
      <Button onClick={onBack}>
        <Undo2 size={16} aria-hidden />
        {t('back')}
      </Button>
    </div>
  )
}
