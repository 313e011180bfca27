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

interface PinFeedbackProps {
  pin: Pin
  owner: Card
  /** The entries on the page: those of them that Trail did not pin may hold slots. */
  loaded: readonly Entry[]
}

/** What stands below an entry after an attempt to pin or unpin it. */
export function PinFeedback({ pin, owner, loaded }: PinFeedbackProps) {
  const { t } = useI18n()
  return (
    <div className="[&>:not(:empty,.sr-only)]:mt-2">
      <div role="status" className="sr-only">
        {pin.done && t(pin.wanted ? 'pins.pinned' : 'pins.unpinned')}
      </div>
      {pin.explaining && pin.closed && <Explanation reason={pin.closed} onDismiss={pin.dismiss} />}
      {pin.full && (
        <OnDemand>
          <FullPanel pin={pin} owner={owner} loaded={loaded} />
        </OnDemand>
      )}
      {pin.error && !pin.full && <PinFailure pin={pin} error={pin.error} />}
    </div>
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
