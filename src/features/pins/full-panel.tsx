import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { freeSlotsMutation } from '#data/pin-mutations.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'
import { KnownPinRow } from './known-pin-row.tsx'
import { useKnownPins } from './use-known-pins.ts'
import type { Pin } from './use-pin.ts'

interface FullPanelProps {
  pin: Pin
  owner: Card
  loaded: readonly Entry[]
}

/** All slots of the card are taken: which pins are known, how to free some, and the wanted pin once more. */
export function FullPanel({ pin, owner, loaded }: FullPanelProps) {
  const { t } = useI18n()
  const { pins, visits } = useKnownPins(owner)
  // Kept as it was, so that a freed one does not vanish from under the hand.
  const [listed] = useState(() =>
    pins.filter(({ record, state }) => state === 'pinned' && record.entry.id !== pin.entry.id),
  )
  const [freed, setFreed] = useState<MessageKey | null>(null)
  const [tried, setTried] = useState(false)
  const freeing = useMutation(freeSlotsMutation(usePortal(), owner))
  const box = useRef<HTMLDivElement>(null)
  const again = useRef<HTMLButtonElement>(null)
  const id = useId()
  useBorrowedFocus(box)

  const taken = new Set([...pins.map(({ record }) => record.entry.id), pin.entry.id])
  const others = loaded.filter((entry) => !taken.has(entry.id) && visits[entry.id]?.state !== 'free')
  const asked = freeing.variables ?? []
  const done = asked.filter((entryId) => visits[entryId]?.state === 'free').length
  const failure = freeing.error ?? (pin.error?.code === 'pinLimit' ? null : pin.error)

  function handleAgain() {
    setTried(true)
    pin.pin()
  }

  function handleFreed(said: MessageKey) {
    setFreed(said)
    setTried(false)
    again.current?.focus()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    pin.dismiss()
  }

  function status(): string | null {
    if (freeing.isPending) return t('pins.full.freeing', { done, all: asked.length })
    if (tried && pin.error?.code === 'pinLimit') return t('pins.full.still')
    return freed && t(freed)
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={handleKey}
      className="max-w-180 rounded-md border border-pin-line bg-pin px-3 py-2.5 [&>:not(:first-child,:empty)]:mt-2"
    >
      <p id={id} className="font-semibold">
        {t('pins.full.title')}
      </p>
      {listed.length > 0 && (
        <div>
          <p>{t('pins.full.text')}</p>
          <ul>
            {listed.map(({ record }) => (
              <KnownPinRow
                key={record.entry.id}
                owner={owner}
                record={record}
                onFreed={() => handleFreed('pins.unpinned')}
              />
            ))}
          </ul>
        </div>
      )}
      <p>{others.length > 0 ? t('pins.full.outside') : t('pins.full.more')}</p>
      {(others.length > 0 || freeing.isPending) && (
        <div>
          <Button
            size="s"
            busy={freeing.isPending}
            onClick={() =>
              freeing.mutate(
                others.map((entry) => entry.id),
                { onSuccess: () => handleFreed('pins.full.freed') },
              )
            }
          >
            {t('pins.full.free')}
          </Button>
        </div>
      )}
      <InlineMessage tone="error">{failure && t(toPortalError(failure).key)}</InlineMessage>
      <InlineMessage>{status()}</InlineMessage>
      <div className="flex flex-wrap gap-2">
        <Button ref={again} size="s" kind={freed ? 'primary' : 'plain'} busy={pin.busy} onClick={handleAgain}>
          {t('pins.full.again')}
        </Button>
        <Button size="s" kind="quiet" onClick={pin.dismiss}>
          {t('pins.close')}
        </Button>
      </div>
    </div>
  )
}
