import type { Card } from '#core/entity-types.ts'
import { isPassing } from '#core/portal-error.ts'
import type { FailedBind } from '#data/late-binds.ts'
import { useCardName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { refusalWords } from './bind-refusal.ts'

interface Props {
  owner: Card
  failed: FailedBind
  onRetry?: () => void
  onDismiss: () => void
}

/** Says what was not bound and why; offers another try where that may end otherwise. */
export function FailedBindMessage({ owner, failed, onRetry, onDismiss }: Props) {
  const { t } = useI18n()
  const { full } = useCardName(owner, failed.card)
  const again = onRetry && isPassing(failed.error)
  return (
    <InlineMessage
      tone="error"
      action={again ? { label: t('state.retry'), onAct: onRetry } : undefined}
      dismiss={{ label: t('bindings.close'), onDismiss }}
    >
      {t('bindings.notBound', { title: full, reason: refusalWords(t, failed.error, full) })}
    </InlineMessage>
  )
}
