import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import { toPortalError } from '#core/portal-error.ts'
import { unbindMutation } from '#data/binding-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { refusalWords } from './bind-refusal.ts'

/** What somebody is asked to confirm. */
export interface Asked {
  card: Card
  name: string
  isHome: boolean
  isLast: boolean
}

interface Props {
  owner: Card
  entryId: number
  asked: Asked
  onKeep: () => void
  /** `hadFocus` is true where the focus stands in the question, which is about to go. */
  onUnbound: (hadFocus: boolean) => void
}

/** Asks in place, and stays until the portal has answered: what it refused is said where it was asked. */
export function UnbindAsk({ owner, entryId, asked, onKeep, onUnbound }: Props) {
  const { t } = useI18n()
  const unbind = useMutation(unbindMutation(usePortal(), owner, entryId))
  const box = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => keep.current?.focus(), [])

  function leave() {
    if (!unbind.isPending) onKeep()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }

  function handleUnbind() {
    unbind.mutate(asked.card, {
      onSuccess: () => onUnbound(box.current?.contains(document.activeElement) ?? false),
    })
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={`${id}-ask`}
      aria-describedby={`${id}-warning`}
      onKeyDown={handleKey}
      className="max-w-160 rounded-md border border-line bg-soft px-3 pt-0.5 pb-2.5 [&>:not(:empty)]:mt-2"
    >
      <p id={`${id}-ask`} className="font-semibold wrap-anywhere">
        {t('bindings.ask', { title: asked.name })}
      </p>
      <div id={`${id}-warning`} className="grid gap-1">
        {asked.isHome && <p>{t('bindings.askHome')}</p>}
        {asked.isLast && <p>{t('bindings.askLast')}</p>}
      </div>
      <InlineMessage tone="error">
        {unbind.error && refusalWords(t, toPortalError(unbind.error), asked.name)}
      </InlineMessage>
      <div className="flex flex-wrap gap-2">
        <Button ref={keep} size="s" aria-disabled={unbind.isPending} onClick={leave}>
          {t('bindings.no')}
        </Button>
        <Button size="s" kind="danger" busy={unbind.isPending} onClick={handleUnbind}>
          {t('bindings.yes')}
        </Button>
      </div>
    </div>
  )
}
