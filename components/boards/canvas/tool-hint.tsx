import { useTranslations } from 'next-intl'
import styles from './tool-hint.module.css'

/** What to do with the chosen tool, and how to leave it. */
export function ToolHint({ name }: { name: 'drawing' | 'laser' | 'relating' }) {
  const t = useTranslations('canvas.hint')
  return (
    <p className={styles.hint} role="status">
      {t(name)}
    </p>
  )
}
