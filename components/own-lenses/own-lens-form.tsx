'use client'

import { Button, Fieldset, Radio, Switch, Textfield } from '@digdir/designsystemet-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState, useTransition } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FormAlert } from '@/components/ui/form-alert'
import { saveOwnLensAction } from '@/lib/own-lenses/actions'
import { OWN_LENS_KINDS, OWN_LENS_LIMITS } from '@/lib/own-lenses/constants'
import { ownLensId } from '@/lib/own-lenses/rules'
import { type KeptLens, type OwnLens, ownLensSchema } from '@/lib/own-lenses/schema'
import { ArchiveLens } from './archive-lens'
import { startOf, wrongIn } from './draft'
import { KindFields } from './kind-fields'
import { LensPreview } from './lens-preview'
import { newPartId } from './new-part-id'
import styles from './own-lens-form.module.css'

type OwnLensFormProps = {
  clusterSlug: string
  /** Address of the board's lenses. */
  lenses: string
  /** The lens to be changed; a new one when left out. */
  kept?: KeptLens
}

const NOTHING = { name: '', help: '', assessed: false }
const NOTHING_WRONG: ReadonlySet<string> = new Set()

/** Describes a lens of one's own, and shows at once what it looks like. */
export function OwnLensForm({ clusterSlug, lenses, kept }: OwnLensFormProps) {
  const t = useTranslations('ownLens')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [id] = useState(() => kept?.id ?? crypto.randomUUID())
  const [draft, setDraft] = useState<OwnLens>(
    () => kept?.lens ?? startOf('zones', NOTHING, newPartId),
  )
  const [wrong, setWrong] = useState(NOTHING_WRONG)
  const [leaving, startLeaving] = useTransition()
  const { fault, sending, save } = useSaving({ clusterSlug, id, version: kept?.version ?? 0 })

  const change = (next: OwnLens) => {
    setDraft(next)
    if (wrong.size > 0) setWrong(wrongIn(next))
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const found = wrongIn(draft)
    setWrong(found)
    if (found.size > 0) return focusFirstWrong(form.current)
    if (await save(draft)) startLeaving(() => router.push(`${lenses}/${ownLensId(id)}`))
  }

  return (
    <form ref={form} noValidate className={styles.form} onSubmit={onSubmit}>
      <div className={styles.fields}>
        <Textfield
          label={t('name')}
          description={t('nameHelp')}
          autoComplete="off"
          required
          maxLength={OWN_LENS_LIMITS.name}
          value={draft.name}
          error={wrong.has('name') ? t('wrong.name') : undefined}
          onChange={(event) => change({ ...draft, name: event.target.value })}
        />
        <Textfield
          label={t('help')}
          description={t('helpHelp')}
          autoComplete="off"
          maxLength={OWN_LENS_LIMITS.help}
          value={draft.help}
          onChange={(event) => change({ ...draft, help: event.target.value })}
        />
        {kept ? (
          <p className={styles.fixed}>{t(`kinds.${draft.kind}.help`)}</p>
        ) : (
          <Fieldset>
            <Fieldset.Legend>{t('kind')}</Fieldset.Legend>
            {OWN_LENS_KINDS.map((kind) => (
              <Radio
                key={kind}
                name="kind"
                value={kind}
                label={t(`kinds.${kind}.name`)}
                description={t(`kinds.${kind}.help`)}
                checked={kind === draft.kind}
                onChange={() => change(startOf(kind, draft, newPartId))}
              />
            ))}
          </Fieldset>
        )}
        <KindFields draft={draft} wrong={wrong} onChange={change} />
        {(draft.kind !== 'axes' || 'steps' in draft.axes.x) && (
          <Switch
            label={t('assessed')}
            description={t('assessedHelp')}
            checked={draft.assessed}
            onChange={(event) => change({ ...draft, assessed: event.target.checked })}
          />
        )}
        <FormAlert
          fault={wrong.size > 0 ? t('wrong.some', { count: wrong.size }) : fault}
          sending={sending}
        />
        <div className={styles.actions}>
          <Button type="submit" loading={sending || leaving}>
            {t(kept ? 'save' : 'make')}
          </Button>
          <ButtonLink href={kept ? `${lenses}/${ownLensId(id)}` : lenses} variant="tertiary">
            {t('cancel')}
          </ButtonLink>
        </div>
        {kept && <ArchiveLens clusterSlug={clusterSlug} kept={kept} lenses={lenses} />}
      </div>
      <LensPreview draft={draft} id={id} />
    </form>
  )
}

/** Sends a lens, and says why it was not taken. */
function useSaving(at: { clusterSlug: string; id: string; version: number }) {
  const t = useTranslations('ownLens')
  const tFault = useTranslations('authErrors')
  const [fault, setFault] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const save = async (draft: OwnLens): Promise<boolean> => {
    setFault(null)
    setSending(true)
    try {
      const lens = ownLensSchema.parse(draft)
      const { data, serverError } = await saveOwnLensAction({ ...at, lens })
      if (data?.ok) return true
      setFault(data ? t(`refused.${data.reason}`) : tFault(serverError ?? 'unexpected'))
    } catch {
      setFault(t('refused.unreachable'))
    } finally {
      setSending(false)
    }
    return false
  }
  return { fault, sending, save }
}

/** What is wrong is shown by the render that follows. */
function focusFirstWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
