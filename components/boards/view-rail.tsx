'use client'

import {
  Download,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Shapes,
  Upload,
  Waypoints,
} from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { MetersButton } from '../meters/meters-button'
import styles from './view-rail.module.css'

type ViewRailProps = { cluster: string; board: string; mayImport: boolean }

/** The board's views. On a phone the outline comes first: it is the one made for a thumb. */
export function ViewRail({ cluster, board, mayImport }: ViewRailProps) {
  const t = useTranslations('board.views')
  const path = usePathname()
  const home = `/c/${cluster}/boards/${board}`
  const outline = `${home}/outline`
  const lenses = `${home}/lens`
  return (
    <nav className={styles.rail} aria-label={t('label')}>
      <View
        href={`${home}?view=canvas`}
        icon={LayoutDashboard}
        label={t('canvas')}
        here={path === home}
      />
      <View
        href={outline}
        icon={ListTree}
        label={t('outline')}
        here={path === outline}
        firstOnPhone
      />
      <View
        href={lenses}
        icon={Shapes}
        label={t('lenses')}
        here={path === lenses || path.startsWith(`${lenses}/`)}
      />
      <View
        href={`${home}/relations`}
        icon={Waypoints}
        label={t('relations')}
        here={path === `${home}/relations`}
      />
      <MetersButton className={styles.view} />
      {mayImport && <View href={`${home}/import`} icon={Upload} label={t('import')} here={false} />}
      <View href={`${home}/export`} icon={Download} label={t('export')} here={false} />
    </nav>
  )
}

type ViewProps = {
  href: string
  icon: LucideIcon
  label: string
  here: boolean
  firstOnPhone?: boolean
}

function View({ href, icon: Icon, label, here, firstOnPhone }: ViewProps) {
  return (
    <Link
      href={href}
      className={styles.view}
      aria-current={here ? 'page' : undefined}
      data-first-on-phone={firstOnPhone || undefined}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {label}
    </Link>
  )
}
