import type { Card } from '#core/entity-types.ts'
import { useLastRemoval } from '#data/use-last-removal.ts'
import { useI18n } from '#i18n/use-i18n.ts'

/** Says that an entry left the trail: the entry's own place can no longer do it. */
export function RemovalStatus({ owner }: { owner: Card }) {
  const { t } = useI18n()
  const last = useLastRemoval(owner)
  return (
    <div role="status" className="sr-only">
      {last && <span key={last.count}>{t(last.what === 'gone' ? 'entry.vanished' : 'delete.done')}</span>}
    </div>
  )
}
