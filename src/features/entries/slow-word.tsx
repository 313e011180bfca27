import type { Card } from '#core/entity-types.ts'
import { useSlowWrite } from '#data/use-slow-write.ts'
import { useI18n } from '#i18n/use-i18n.ts'

/** A quiet word beside an entry whose change is without an answer for a while. */
export function SlowWord({ owner, entryId }: { owner: Card; entryId: number }) {
  const { t } = useI18n()
  const isSlow = useSlowWrite(owner, entryId)
  return (
    <p role="status" className="text-sm text-dim not-empty:mt-2">
      {isSlow && t('entry.slow')}
    </p>
  )
}
