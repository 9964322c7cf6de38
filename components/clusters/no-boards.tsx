import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

/** `newBoard` is where boards are made, for those who may. */
export function NoBoards({ newBoard }: { newBoard: string | null }) {
  const t = useTranslations('cluster')
  if (!newBoard) {
    return <EmptyState level={3} title={t('emptyReader.title')} body={t('emptyReader.body')} />
  }
  return (
    <EmptyState
      level={3}
      title={t('empty.title')}
      body={t('empty.body')}
      steps={[
        {
          id: 'make',
          title: t('empty.makeTitle'),
          body: t('empty.makeBody'),
          action: <ButtonLink href={newBoard}>{t('newBoard')}</ButtonLink>,
        },
        { id: 'fill', title: t('empty.fillTitle'), body: t('empty.fillBody') },
        { id: 'meet', title: t('empty.meetTitle'), body: t('empty.meetBody') },
      ]}
    />
  )
}
