import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import { toPortalError } from '#core/portal-error.ts'
import { unbindMutation } from '#data/binding-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Question } from '#ui/question.tsx'
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

  function handleUnbind() {
    unbind.mutate(asked.card, {
      onSuccess: () => onUnbound(box.current?.contains(document.activeElement) ?? false),
    })
  }

  return (
    <div ref={box}>
      <Question
        ask={t('bindings.ask', { title: asked.name })}
        busy={unbind.isPending}
        no={{ label: t('bindings.no'), onNo: onKeep }}
        yes={{ label: t('bindings.yes'), onYes: handleUnbind }}
        message={
          <InlineMessage tone="error">
            {unbind.error && refusalWords(t, toPortalError(unbind.error), asked.name)}
          </InlineMessage>
        }
      >
        {asked.isHome && <p>{t('bindings.askHome')}</p>}
        {asked.isLast && <p>{t('bindings.askLast')}</p>}
      </Question>
    </div>
  )
}
