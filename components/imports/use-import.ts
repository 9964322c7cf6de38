import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { CardType } from '@/lib/cards/types'
import { importAction, previewImportAction } from '@/lib/imports/actions'
import type { SourceChoice } from '@/lib/imports/schema'
import type { ImportCounts, ImportPreview, SourcePreview } from '@/lib/imports/types'
import { mappingOf } from './source-choice'

export type ImportStep = 'choose' | 'check' | 'confirm' | 'done'

/** A file or pasted rows that somebody wants on the board. */
export type Picked = {
  id: string
  name: string
  file: File
  pasted: boolean
  choice: SourceChoice | null
}

type Options = { defaultType: CardType | null; duplicates: 'skip' | 'add' }

export type ImportState = ReturnType<typeof useImport>

/** Where somebody is on the way from files to cards, and what the server said of them last. */
export function useImport(boardId: string) {
  const t = useTranslations('import')
  const tFault = useTranslations('authErrors')
  const language = useLocale()
  const [step, setStep] = useState<ImportStep>('choose')
  const [picked, setPicked] = useState<readonly Picked[]>([])
  const [options, setOptions] = useState<Options>({ defaultType: null, duplicates: 'skip' })
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [done, setDone] = useState<ImportCounts | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const latest = useRef(0)

  const inputOf = (sources: readonly Picked[], more: Options) => ({
    boardId,
    language,
    ...more,
    sources: sources.map(({ id, ...source }) => source),
  })

  /** Runs one question to the server at a time: an answer to an older one is not shown. */
  async function ask<Data>(
    question: () => Promise<{ data?: Data; serverError?: Parameters<typeof tFault>[0] }>,
  ): Promise<Data | null> {
    const turn = ++latest.current
    setBusy(true)
    setFault(null)
    try {
      const { data, serverError } = await question()
      if (turn !== latest.current) return null
      if (data === undefined) setFault(tFault(serverError ?? 'unexpected'))
      return data ?? null
    } catch {
      if (turn === latest.current) setFault(t('unreachable'))
      return null
    } finally {
      if (turn === latest.current) setBusy(false)
    }
  }

  async function look(sources: readonly Picked[], more: Options): Promise<boolean> {
    const seen = await ask(() => previewImportAction(inputOf(sources, more)))
    if (seen) setPreview(seen)
    return seen !== null
  }

  return {
    step,
    picked,
    options,
    preview,
    done,
    fault,
    busy,

    pick: (files: readonly Picked[]) => setPicked(files),

    async check(sources: readonly Picked[]) {
      setPicked(sources)
      if (await look(sources, options)) setStep('check')
    },

    /** Shows the choice at once, and what it means as soon as the server has read it. */
    choose(index: number, choice: SourceChoice) {
      const sources = picked.map((one, at) => (at === index ? { ...one, choice } : one))
      setPicked(sources)
      setPreview(preview && withChoice(preview, index, choice))
      void look(sources, options)
    },

    setOptions(change: Partial<Options>) {
      const changed = { ...options, ...change }
      setOptions(changed)
      void look(picked, changed)
    },

    goTo: (next: 'choose' | 'check' | 'confirm') => {
      setFault(null)
      setStep(next)
    },

    async run() {
      if (!preview) return
      const input = { ...inputOf(picked, options), agreed: preview.counts, key }
      const result = await ask(() => importAction(input))
      if (!result) return
      if (result.ok) {
        setDone(result.counts)
        setStep('done')
      } else if (result.reason === 'full') {
        setFault(t('full'))
      } else {
        setPreview(result.preview)
        setFault(t('changed'))
        setStep('check')
      }
    },

    restart() {
      setPicked([])
      setPreview(null)
      setDone(null)
      setFault(null)
      setKey(crypto.randomUUID())
      setStep('choose')
    },
  }
}

function withChoice(preview: ImportPreview, index: number, choice: SourceChoice): ImportPreview {
  const sources = preview.sources.map((source, at): SourcePreview => {
    if (at !== index || !source.readable) return source
    const mapping = mappingOf(choice, source.columns.length) ?? source.mapping
    const { kind, heading, separator } = choice
    return { ...source, kind, heading, separator, mapping }
  })
  return { ...preview, sources }
}
