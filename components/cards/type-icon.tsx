import {
  Building2,
  Cable,
  Coins,
  Flag,
  Hammer,
  Landmark,
  LifeBuoy,
  ListChecks,
  type LucideIcon,
  Microscope,
  Quote,
  Repeat2,
  Scale,
  Split,
  Sprout,
  StickyNote,
  TrafficCone,
  Wind,
  Zap,
} from 'lucide-react'
import type { CardType } from '@/lib/cards/types'

const ICONS: Record<CardType, LucideIcon> = {
  driver: Wind,
  uncertainty: Split,
  actor: Building2,
  capability: Hammer,
  institution: Landmark,
  practice: Repeat2,
  claim: Quote,
  pipeline: Cable,
  service: LifeBuoy,
  resource: Coins,
  obstacle: TrafficCone,
  option: ListChecks,
  venture: Sprout,
  'research-question': Microscope,
  wildcard: Zap,
  tension: Scale,
  signpost: Flag,
  note: StickyNote,
}

export function TypeIcon({ type, size = 14 }: { type: CardType; size?: number }) {
  const Icon = ICONS[type]
  return <Icon size={size} strokeWidth={1.75} aria-hidden />
}
