'use client'

import { Dialog } from '@digdir/designsystemet-react'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './palette.module.css'
import { ranked } from './ranking'
import { ENTRY_GROUPS, type PaletteEntry, usePaletteEntries } from './use-palette-entries'

/** How many of a group show; more words find the rest. */
const SHOWN = 12

/** Everything by name: type a few letters, choose, done. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations('palette')
  const entries = usePaletteEntries()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()

  const asked = query.trim() !== ''
  const groups = ENTRY_GROUPS.filter((group) => asked || (group !== 'cards' && group !== 'lenses'))
    .map((group) => ({ group, entries: ranked(entries[group], query, asked ? SHOWN : 99) }))
    .filter((one) => one.entries.length > 0)
  const rows = groups.flatMap((one) => one.entries)
  const current = rows[Math.min(active, rows.length - 1)]
  const idOf = (entry: PaletteEntry) => `${list}-${entry.id}`

  useEffect(() => {
    if (!current) return
    document.getElementById(`${list}-${current.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, list])

  const run = (entry: PaletteEntry) => {
    // The dialog gives the focus back first, so that what follows may move it.
    dialog.current?.close()
    entry.run()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const last = rows.length - 1
    const to = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    }[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) run(current)
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      ref={dialog}
      open
      onClose={onClose}
      closedby="any"
      closeButton={false}
      className={styles.palette}
      aria-label={t('title')}
    >
      <div className={styles.field}>
        <Search size={18} aria-hidden />
        <input
          type="text"
          role="combobox"
          className={styles.input}
          aria-label={t('title')}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current ? idOf(current) : undefined}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={({ target }) => {
            setQuery(target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={t('title')} className={styles.list}>
        {groups.map(({ group, entries: shown }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options so
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <div id={`${list}-${group}`} role="presentation" className={styles.group}>
              {t(`groups.${group}`)}
            </div>
            {shown.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field
              <div
                key={entry.id}
                id={idOf(entry)}
                role="option"
                tabIndex={-1}
                aria-selected={entry === current}
                className={styles.entry}
                onMouseMove={() => setActive(rows.indexOf(entry))}
                onClick={() => run(entry)}
              >
                <span className={styles.mark} aria-hidden>
                  {entry.mark}
                </span>
                <span className={styles.name}>{entry.name}</span>
                {entry.keys && <kbd className={styles.keys}>{entry.keys}</kbd>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className={rows.length > 0 ? 'ds-sr-only' : styles.nothing} role="status">
        {rows.length > 0 ? t('count', { count: rows.length }) : t('nothing')}
      </p>
    </Dialog>
  )
}
