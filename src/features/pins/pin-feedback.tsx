import { useI18n } from '#i18n/use-i18n.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import type { PinAnswerProps } from './pin-answer.tsx'

const PinAnswer = onDemand(() => import('./pin-answer.tsx').then((module) => module.PinAnswer))

/** What stands below an entry after an attempt to pin or unpin it. */
export function PinFeedback(props: PinAnswerProps) {
  const { pin } = props
  const { t } = useI18n()
  return (
    <div className="[&>:not(:empty,.sr-only)]:mt-2">
      <div role="status" className="sr-only">
        {pin.done && t(pin.wanted ? 'pins.pinned' : 'pins.unpinned')}
      </div>
      {(pin.full || pin.error || (pin.explaining && pin.closed)) && (
        <OnDemand>
          <PinAnswer {...props} />
        </OnDemand>
      )}
    </div>
  )
}
