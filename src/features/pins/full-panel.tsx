import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { LostPin } from '#core/find-pins.ts'
import { toPortalError } from '#core/portal-error.ts'
import { shownTitle } from '#core/text.ts'
import type { AboutPin } from '#data/pin-mutations.ts'
import { swapPinsMutation } from '#data/swap-pins-mutation.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'
import { PinChoice } from './pin-choice.tsx'
import { PinSearch } from './pin-search.tsx'
import { useKnownPins } from './use-known-pins.ts'
import { usePinSearch } from './use-pin-search.ts'
import type { Pin } from './use-pin.ts'

interface FullPanelProps {
  pin: Pin
  owner: Card
  loaded: readonly Entry[]
}

/** All slots of the card are taken: which pin gives way to the wanted one, and where the others are. */
export function FullPanel({ pin, owner, loaded }: FullPanelProps) {
  const { t } = useI18n()
  const { pins } = useKnownPins(owner)
  const swap = useMutation(swapPinsMutation(usePortal(), owner, pin.entry.id))
  const search = usePinSearch(owner, pin.entry.id, loaded, pin.pin)
  /** The pin that gave way. */
  const [freed, setFreed] = useState<AboutPin | null>(null)
  const [lost, setLost] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  useBorrowedFocus(box)
  const [hasFocus, setHasFocus] = useState(true)
  // The button that was pressed is gone.
  useLayoutEffect(() => {
    if (hasFocus && document.activeElement === document.body) box.current?.focus()
  })

  const wanted: AboutPin = pin
  const choices = pins.filter(
    ({ record, state }) => state === 'pinned' && record.entry.id !== wanted.entry.id,
  )
  const titleOf = (entry: Entry) => shownTitle(entry.title) || t('entry.untitled')
  const choosing = swap.isPending ? swap.variables.free.entry.id : null
  const failure = [swap.error, swap.data?.error, search.error, pin.error].find(
    (error) => error && toPortalError(error).code !== 'pinLimit',
  )
  const lostInSearch = search.error instanceof LostPin ? titleOf(search.error.entry) : ''

  /** `free` gives its slot to `other`. */
  function give(other: AboutPin, free: AboutPin) {
    if (swap.isPending) return
    setTried(true)
    setLost('')
    if (search.error) search.reset()
    search.stop()
    swap.mutate(
      { pin: other, free },
      {
        onSuccess({ error, freed: isFree }) {
          const undone = free.entry.id === wanted.entry.id
          if (error) return isFree && error.code !== 'pinLimit' ? setLost(titleOf(free.entry)) : undefined
          // Where there was room for both, nothing gave way.
          if (!isFree) return pin.dismiss()
          setFreed(undone ? null : free)
        },
      },
    )
  }

  function handleAgain() {
    setTried(true)
    swap.reset()
    pin.pin()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    pin.dismiss()
  }

  function status(): string | null {
    if (swap.data && !swap.data.error && !freed) return t('pins.unpinned')
    const still = swap.data ? swap.data.error : pin.error
    return tried && still?.code === 'pinLimit' && !swap.isPending ? t('pins.full.still') : null
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={handleKey}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      className="max-w-180 rounded-md border border-pin-line bg-pin px-3 py-2.5 [&>:not(:first-child,:empty)]:mt-2"
    >
      <p id={id} className="font-semibold">
        {freed ? t('pins.pinned') : t('pins.full.title')}
      </p>
      {!freed && choices.length > 0 && (
        <div>
          <p>{t('pins.full.text')}</p>
          <ul>
            {choices.map(({ record, outside }) => (
              <PinChoice
                key={record.entry.id}
                title={titleOf(record.entry)}
                outside={outside}
                busy={choosing === record.entry.id}
                onChoose={() => give(wanted, record)}
              />
            ))}
          </ul>
        </div>
      )}
      {!freed && <PinSearch search={search} onStart={swap.reset} />}
      <InlineMessage tone="error">
        {[
          (lost || lostInSearch) && t('pins.full.lost', { title: lost || lostInSearch }),
          failure && t(toPortalError(failure).key),
        ]
          .filter(Boolean)
          .join(' ')}
      </InlineMessage>
      <InlineMessage tone="warn">
        {search.mended && t('pins.full.mended', { title: titleOf(search.mended) })}
      </InlineMessage>
      <InlineMessage tone="warn">{swap.data?.unwritten && t('pins.unwritten')}</InlineMessage>
      <InlineMessage>{status()}</InlineMessage>
      {freed && (
        <InlineMessage
          tone="ok"
          action={{ label: t('pins.full.undo'), onAct: () => give(freed, wanted), busy: swap.isPending }}
        >
          {t('pins.full.freed', { title: titleOf(freed.entry) })}
        </InlineMessage>
      )}
      <div className="flex flex-wrap gap-2">
        {!freed && (
          <Button size="s" busy={pin.busy} onClick={handleAgain}>
            {t('pins.full.again')}
          </Button>
        )}
        <Button size="s" kind="quiet" onClick={pin.dismiss}>
          {t('pins.close')}
        </Button>
      </div>
    </div>
  )
}
