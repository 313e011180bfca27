import { useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'
import { PinFailure } from './pin-failure.tsx'
import type { Pin } from './use-pin.ts'

const FullPanel = onDemand(() => import('./full-panel.tsx').then((module) => module.FullPanel))

export interface PinAnswerProps {
  pin: Pin
  owner: Card
  /** The entries on the page: those of them that Trail did not pin may hold slots. */
  loaded: readonly Entry[]
}

/** Why an attempt to pin or unpin did not end well, and what to do next. */
export function PinAnswer({ pin, owner, loaded }: PinAnswerProps) {
  return (
    <>
      {pin.explaining && pin.closed && <Explanation reason={pin.closed} onDismiss={pin.dismiss} />}
      {pin.full && (
        <OnDemand>
          <FullPanel pin={pin} owner={owner} loaded={loaded} />
        </OnDemand>
      )}
      {pin.error && !pin.full && <PinFailure pin={pin} error={pin.error} />}
    </>
  )
}

function Explanation({ reason, onDismiss }: { reason: MessageKey; onDismiss: () => void }) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  useBorrowedFocus(box, false)
  return (
    <div ref={box}>
      <InlineMessage dismiss={{ label: t('pins.close'), onDismiss }}>{t(reason)}</InlineMessage>
    </div>
  )
}
