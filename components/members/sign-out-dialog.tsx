import { Alert, Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { unsavedAsText } from '@/lib/sync/unsaved'
import { UnsavedWords } from '../boards/unsaved-words'
import { CopyText } from '../ui/copy-text'
import styles from './sign-out-dialog.module.css'
import type { SigningOut } from './use-sign-out'

/** What signing out would lose, by document, and what to do about it: send, copy, discard. */
export function SignOutDialog({ signingOut }: { signingOut: SigningOut }) {
  const t = useTranslations('common.leaving')
  const heading = useId()
  const { left, busy, trouble, send, discard, stay } = signingOut
  const canSend = left.some(({ room }) => room)
  const text = left.map(asText).filter(Boolean).join('\n\n')
  return (
    <Dialog
      open
      onClose={stay}
      closeButton={t('stay')}
      className={styles.dialog}
      aria-labelledby={heading}
    >
      <Heading level={2} data-size="xs" id={heading}>
        {t('title')}
      </Heading>
      <p className={styles.line}>{t('body')}</p>
      {left.map((document) => (
        <section key={`${document.room ?? 'note'} ${document.title}`} className={styles.document}>
          <Heading level={3} data-size="2xs">
            {document.title || t('untitled')}
          </Heading>
          {!document.room && <p className={styles.line}>{t('refused')}</p>}
          <UnsavedWords unsaved={document} />
        </section>
      ))}
      {trouble && (
        <Alert data-color="warning" role="alert">
          {t(trouble)}
        </Alert>
      )}
      <div className={styles.actions}>
        {canSend && (
          <Button onClick={send} loading={busy === 'sending'} disabled={busy !== null}>
            {t('send')}
          </Button>
        )}
        {text && (
          <CopyText
            text={text}
            labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }}
          />
        )}
        <Button
          variant="tertiary"
          data-color="danger"
          onClick={discard}
          loading={busy === 'leaving'}
          disabled={busy !== null}
        >
          {t('discard')}
        </Button>
      </div>
    </Dialog>
  )
}

function asText(document: SigningOut['left'][number]): string {
  const words = unsavedAsText(document)
  return words && [document.title, words].filter(Boolean).join('\n\n')
}
