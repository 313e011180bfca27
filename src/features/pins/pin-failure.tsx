import { useRef } from 'react'
import { type PortalError, isPassing } from '#core/portal-error.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'
import type { Pin } from './use-pin.ts'

/** Why a pin was not changed, or what was left half done, and what to do. */
export function PinFailure({ pin, error }: { pin: Pin; error: PortalError }) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  useBorrowedFocus(box, false)
  const half = halfDone(pin, error)
  return (
    <div ref={box}>
      <InlineMessage
        tone="error"
        action={isPassing(error) ? { label: t('state.retry'), onAct: pin.retry } : undefined}
        dismiss={{ label: t('pins.close'), onDismiss: pin.dismiss }}
      >
        {[half && t(half), half !== 'pins.gone' && t(error.key)].filter(Boolean).join(' ')}
      </InlineMessage>
    </div>
  )
}

/** What came about all the same; null where nothing did. */
function halfDone({ wanted, state }: Pin, { code }: PortalError): MessageKey | null {
  if (wanted && state === 'pinned') return 'pins.unwritten'
  if (wanted === false && code === 'notFound') return 'pins.gone'
  return wanted === false && state === 'free' ? 'pins.unstruck' : null
}
