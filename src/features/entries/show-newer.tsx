import { useMutation } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { toPortalError } from '#core/portal-error.ts'
import { newerMutation } from '#data/paging-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'

interface Props {
  owner: Card
  /** How many entries were written since. */
  count: number
  /** Called with the number of entries that came; with 0 when they are asked for. */
  onAdded: (count: number) => void
  onShown: () => void
}

/** Brings the entries written since. */
export function ShowNewer({ owner, count, onAdded, onShown }: Props) {
  const { t } = useI18n()
  const newer = useMutation(newerMutation(usePortal(), owner))

  function show() {
    onAdded(0)
    newer.mutate(undefined, {
      onSuccess: () => {
        onAdded(count)
        onShown()
      },
    })
  }

  return (
    <>
      {count > 0 && (
        // Over the gap above the entries: in a row of its own it would move them when it comes.
        <div className="absolute -top-4.5 z-10 rounded-full shadow-float print:hidden">
          <Button size="s" icon="arrow-up" busy={newer.isPending} onClick={show}>
            {t('feed.new', { count })}
          </Button>
        </div>
      )}
      {newer.error && (
        <InlineMessage tone="error" action={{ label: t('state.retry'), onAct: show }}>
          {t(toPortalError(newer.error).key)}
        </InlineMessage>
      )}
    </>
  )
}
