import { type FocusEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { slotsOf } from '#data/pin-limit.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Icon } from '#ui/icon.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Slots } from '#ui/slots.tsx'
import { useKnownPins } from './use-known-pins.ts'
import { usePinDetails } from './use-pin-details.ts'

interface PinnedRegionProps {
  owner: Card
  renderEntry: (record: StoredRecord) => ReactNode
}

/** The pins of the card as far as Trail knows them, apart from the feed. Nothing at all where nobody pinned any. */
export function PinnedRegion({ owner, renderEntry }: PinnedRegionProps) {
  const { t } = useI18n()
  const { pins, isPrivate, failed, isReading, readAgain } = useKnownPins(owner)
  const [hasFocus, setHasFocus] = useState(false)
  const [said, setSaid] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef({ pins: pins.length, failed })
  const id = useId()
  const pinned = pins.filter(({ state }) => state === 'pinned')
  const count = pinned.length
  const found = pinned.filter(({ outside }) => outside).length
  const slots = slotsOf(usePortal().memory, count)
  const entries = pins.map(({ record }) => record.entry)
  usePinDetails(owner, entries)

  useLayoutEffect(() => {
    const fewer = pins.length < before.current.pins
    const readAtLast = before.current.failed !== null && failed === null
    before.current = { pins: pins.length, failed }
    // The focus stood in the entry that went with its pin, or on the retry.
    if (!(fewer || readAtLast) || !hasFocus || document.activeElement !== document.body) return
    heading.current?.focus()
    if (fewer) setSaid(true)
  }, [pins.length, failed, hasFocus])

  // It stays while it has the focus, so that whoever took the last pin off is told and not thrown out.
  if (pins.length === 0 && !failed && !hasFocus) return null

  function handleBlur(event: FocusEvent<HTMLElement>) {
    if (event.currentTarget.contains(event.relatedTarget)) return
    setHasFocus(false)
    setSaid(false)
  }

  return (
    <section
      aria-labelledby={id}
      onFocus={() => setHasFocus(true)}
      onBlur={handleBlur}
      className="mb-3 rounded-lg border border-pin-line bg-pin px-3 pt-2.5 sm:px-3.5"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-2 text-xs text-dim">
        <Icon name="pin" size={16} />
        <h2 ref={heading} id={id} tabIndex={-1} className="font-semibold">
          {t('pins.title')}
        </h2>
        {!failed && (
          <>
            <Slots
              used={Math.min(count, slots ?? count)}
              total={slots ?? count}
              label={slots === null ? undefined : t('pins.slots', { count, most: slots })}
            />
            <span>{t('pins.known', { count: count - found })}</span>
            {found > 0 && <span>{t('pins.found', { count: found })}</span>}
          </>
        )}
        {isPrivate && <p className="basis-full">{t('pins.private')}</p>}
      </div>
      {failed && (
        <div className="pb-2.5">
          <InlineMessage tone="warn" action={{ label: t('state.retry'), onAct: readAgain, busy: isReading }}>
            {t(failed.key)}
          </InlineMessage>
        </div>
      )}
      <div className="divide-y divide-pin-line">
        {pins.map(({ record }) => (
          <div key={record.entry.id}>{renderEntry(record)}</div>
        ))}
      </div>
      <div role="status" className="sr-only">
        {said && t('pins.unpinned')}
      </div>
    </section>
  )
}
