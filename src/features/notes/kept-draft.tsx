import { useI18n } from '#i18n/use-i18n.ts'

/** Tells that a note was begun here, and leads back to it. */
export function KeptDraft({ onEdit }: { onEdit: () => void }) {
  const { t } = useI18n()
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm text-dim">
      <span>{t('note.draft')}</span>
      <button type="button" onClick={onEdit} className="min-h-6 rounded-sm text-link hover:underline">
        {t('note.conflict.merge')}
      </button>
    </p>
  )
}
