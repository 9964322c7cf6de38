'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import {
  ADEQUACY_BINS,
  type Adequacy,
  type Coverage,
  DISCIPLINES,
  HELIX_SECTORS,
  type InwardLook,
  type LinearBias,
} from '@/lib/boards/rules'
import { findLens } from '@/lib/lenses/catalogue'
import { useBoard } from '../boards/board-context'
import { Bars } from './bars'
import { CardList } from './card-list'
import { CoverageGrid } from './coverage-grid'
import { Meter } from './meter'

type Choosing = { onChoose: (cards: readonly string[]) => void }

const WHERE = ['inside', 'outside', 'unknown'] as const

export function InwardMeter({ look, onChoose }: { look: InwardLook } & Choosing) {
  const t = useTranslations('meters.inward')
  const format = useFormatter()
  const { content } = useBoard()
  /** A tie is shown by the cards that it ties. */
  const behind = ({ cards, relations }: InwardLook['inside']) => {
    const ends = relations.flatMap((id) => {
      const tie = content.relation(id)
      return tie ? [tie.from, tie.to] : []
    })
    return [...new Set([...cards, ...ends])]
  }
  return (
    <Meter
      name={t('name')}
      sentence={t('sentence')}
      figure={
        look.share === null ? null : t('figure', { share: format.number(look.share, 'percent') })
      }
      empty={t('empty')}
      basis={t('basis')}
      warning={look.isLockIn ? t('lockIn') : null}
    >
      <Bars
        caption={t('caption')}
        unit={t('unit')}
        bars={WHERE.map((where) => ({
          id: where,
          label: t(where),
          count: look[where].cards.length + look[where].relations.length,
          aside: where === 'unknown',
          cards: behind(look[where]),
        }))}
        onChoose={onChoose}
      />
      <CardList label={t('insideCards')} cards={behind(look.inside)} onChoose={onChoose} />
      <CardList label={t('unknownCards')} cards={behind(look.unknown)} onChoose={onChoose} />
    </Meter>
  )
}

export function LinearMeter({ bias, onChoose }: { bias: LinearBias } & Choosing) {
  const t = useTranslations('meters.linear')
  const { started, unanswered, share } = bias
  const answered = started.filter((id) => !unanswered.includes(id))
  return (
    <Meter
      name={t('name')}
      sentence={t('sentence')}
      figure={share === null ? null : t('figure', { count: unanswered.length, of: started.length })}
      empty={t('empty')}
      basis={t('basis')}
    >
      <Bars
        caption={t('caption')}
        unit={t('unit')}
        bars={[
          { id: 'unanswered', label: t('unanswered'), count: unanswered.length, cards: unanswered },
          { id: 'answered', label: t('answered'), count: answered.length, cards: answered },
        ]}
        onChoose={onChoose}
      />
      <CardList label={t('cards')} cards={unanswered} onChoose={onChoose} />
    </Meter>
  )
}

export function CoverageMeter({ coverage, onChoose }: { coverage: Coverage } & Choosing) {
  const t = useTranslations('meters.coverage')
  const sectors = useTranslations('common.sectors')
  const steep = useTranslations('board.steep')
  const of = HELIX_SECTORS.length + DISCIPLINES.length
  const missing = [
    ...HELIX_SECTORS.filter((sector) => coverage.sectors[sector].length === 0).map((one) =>
      sectors(one),
    ),
    ...DISCIPLINES.filter((one) => coverage.disciplines[one].length === 0).map((one) => steep(one)),
  ]
  const format = useFormatter()
  return (
    <Meter
      name={t('name')}
      sentence={t('sentence')}
      figure={
        coverage.share === 0 ? null : t('figure', { count: Math.round(coverage.share * of), of })
      }
      empty={t('empty')}
      basis={t('basis')}
      warning={
        coverage.share > 0 && missing.length > 0
          ? t('missing', { names: format.list(missing, 'and') })
          : null
      }
    >
      <CoverageGrid coverage={coverage} onChoose={onChoose} />
      <CardList label={t('silent')} cards={coverage.silent} onChoose={onChoose} />
    </Meter>
  )
}

export function AdequacyMeter({ adequacy, onChoose }: { adequacy: Adequacy } & Choosing) {
  const t = useTranslations('meters.adequacy')
  const locale = useLocale()
  const lens = findLens('adequacy')
  const zones = new Map(lens?.kind === 'zones' ? lens.zones.map((zone) => [zone.id, zone]) : [])
  const filled = ADEQUACY_BINS.length - adequacy.empty.length
  return (
    <Meter
      name={t('name')}
      sentence={t('sentence')}
      figure={filled === 0 ? null : t('figure', { count: filled, of: ADEQUACY_BINS.length })}
      empty={t('empty')}
      basis={t('basis')}
    >
      <Bars
        caption={t('caption')}
        unit={t('unit')}
        bars={ADEQUACY_BINS.map((bin) => ({
          id: bin,
          label: zones.get(bin)?.name[locale] ?? bin,
          count: adequacy.bins[bin].length,
          cards: adequacy.bins[bin],
        }))}
        onChoose={onChoose}
      />
      <CardList
        label={t('cards')}
        cards={ADEQUACY_BINS.flatMap((bin) => adequacy.bins[bin])}
        onChoose={onChoose}
      />
    </Meter>
  )
}
