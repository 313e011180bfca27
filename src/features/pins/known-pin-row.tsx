import { useId } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { visibleText } from '#core/text.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { PinFailure } from './pin-failure.tsx'
import { usePin } from './use-pin.ts'

interface KnownPinRowProps {
  owner: Card
  record: StoredRecord
  onFreed: () => void
}

/** A pin that may make room for another. */
export function KnownPinRow({ owner, record, onFreed }: KnownPinRowProps) {
  const { t } = useI18n()
  const pin = usePin(owner, record.entry, record.home, record.homeTitle)
  const id = useId()
  const isFree = pin.state === 'free' && !pin.busy
  return (
    <li className="mt-1">
      <div className="flex items-center gap-3">
        <span id={`${id}t`} dir="auto" className="min-w-0 wrap-anywhere">
          {visibleText(record.entry.title) || t('entry.untitled')}
        </span>
        {isFree ? (
          <span className="shrink-0 text-dim">{t('pins.unpinned')}</span>
        ) : (
          <Button
            id={`${id}b`}
            size="s"
            aria-labelledby={`${id}b ${id}t`}
            busy={pin.busy}
            onClick={() => pin.unpinThen(onFreed)}
          >
            {t('pins.unpin')}
          </Button>
        )}
      </div>
      {pin.error && <PinFailure pin={pin} error={pin.error} />}
    </li>
  )
}
