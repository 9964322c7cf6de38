'use client'

import { Switch } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { OWN_LENS_LIMITS } from '@/lib/own-lenses/constants'
import type { OwnLens } from '@/lib/own-lenses/schema'
import { AxesField } from './axes-field'
import { PartsField } from './parts-field'
import { ZonesField } from './zones-field'

type KindFieldsProps = {
  draft: OwnLens
  wrong: ReadonlySet<string>
  onChange: (draft: OwnLens) => void
}

/** What a lens of its kind consists of. */
export function KindFields({ draft, wrong, onChange }: KindFieldsProps) {
  const t = useTranslations('ownLens')
  switch (draft.kind) {
    case 'zones':
      return (
        <ZonesField
          zones={draft.zones}
          wrong={wrong}
          onChange={(zones) => onChange({ ...draft, zones })}
        />
      )
    case 'axes':
      return (
        <AxesField
          axes={draft.axes}
          wrong={wrong}
          onChange={(axes) =>
            onChange({ ...draft, axes, assessed: draft.assessed && 'steps' in axes.x })
          }
        />
      )
    case 'rings':
      return (
        <>
          <PartsField
            legend={t('rings')}
            help={t('ringsHelp')}
            one={t('ring')}
            parts={draft.rings}
            limits={{ from: 1, to: OWN_LENS_LIMITS.rings }}
            path="rings"
            wrong={wrong}
            onChange={(rings) => onChange({ ...draft, rings })}
          />
          <PartsField
            legend={t('segments')}
            help={t('segmentsHelp')}
            one={t('segment')}
            parts={draft.segments}
            limits={{ from: 2, to: OWN_LENS_LIMITS.segments }}
            path="segments"
            wrong={wrong}
            onChange={(segments) => onChange({ ...draft, segments })}
          />
        </>
      )
    case 'path':
      return (
        <>
          <PartsField
            legend={t('steps')}
            one={t('step')}
            parts={draft.steps}
            limits={{ from: 2, to: OWN_LENS_LIMITS.steps }}
            path="steps"
            wrong={wrong}
            onChange={(steps) => onChange({ ...draft, steps })}
          />
          <Switch
            label={t('loop')}
            description={t('loopHelp')}
            checked={draft.loop}
            onChange={(event) => onChange({ ...draft, loop: event.target.checked })}
          />
          {!draft.loop && (
            <PartsField
              legend={t('lanes')}
              help={t('lanesHelp')}
              one={t('lane')}
              parts={draft.lanes}
              limits={{ from: 0, to: OWN_LENS_LIMITS.lanes }}
              path="lanes"
              wrong={wrong}
              onChange={(lanes) => onChange({ ...draft, lanes })}
            />
          )}
        </>
      )
  }
}
