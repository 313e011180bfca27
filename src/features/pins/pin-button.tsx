import { useId } from 'react'
import type { Card } from '#core/entity-types.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { IconButton } from '#ui/icon-button.tsx'
import type { Pin } from './use-pin.ts'

/** Pins what is not known to be pinned. For those who may not it stays in reach, with the reason. */
export function PinButton({ pin }: { pin: Pin; owner: Card }) {
  const { t } = useI18n()
  const id = useId()
  const pinned = pin.state === 'pinned'
  return (
    <>
      <IconButton
        icon={pinned ? 'unpin' : 'pin'}
        label={pinned ? t('pins.unpin') : t('pins.pin')}
        title={pin.closed ? t(pin.closed) : undefined}
        pressed={pin.state === 'unknown' ? undefined : pinned}
        busy={pin.busy}
        aria-keyshortcuts="P"
        aria-disabled={pin.closed !== null}
        aria-describedby={pin.closed ? id : undefined}
        onClick={pinned ? pin.unpin : pin.pin}
      />
      {pin.closed && (
        <span id={id} hidden>
          {t(pin.closed)}
        </span>
      )}
    </>
  )
}
