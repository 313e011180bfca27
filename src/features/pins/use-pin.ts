import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { pinRecordsOf, pinStateOf, unstickPin, visitPinsQuery } from '#data/known-pins.ts'
import { pinMutation } from '#data/pin-mutations.ts'
import { ledgerQuery, screenQuery } from '#data/trail-queries.ts'
import { useOffCard } from '#data/use-off-card.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import type { Translate } from '#i18n/translate.ts'
import { usePortal } from '#portal/use-portal.ts'
import type { MenuItem } from '#ui/menu-list.tsx'

export type Pin = ReturnType<typeof usePin>

/** One entry's pin on the card the tab is in: what is known of it, and what became of the last attempt here. */
export function usePin(owner: Card, entry: Entry, home: Card, homeTitle: string) {
  const client = useQueryClient()
  const connection = usePortal()
  const records = useQuery({
    ...ledgerQuery(connection, owner),
    select: (ledger) => pinRecordsOf(ledger, entry.id),
  }).data
  const visit = useQuery({ ...visitPinsQuery(owner), select: (visits) => visits[entry.id] ?? null }).data
  const isReader = useQuery(screenQuery(owner)).data?.mayEdit === false
  const isOff = useOffCard(owner, entry.id)
  const options = pinMutation(connection, owner, entry.id)
  const mutation = useMutation(options)
  const busy = useIsMutating({ mutationKey: options.mutationKey }) > 0
  const [full, setFull] = useState(false)
  const [explaining, setExplaining] = useState(false)

  const state = pinStateOf(records ?? [], visit ?? undefined)
  // What is off the card can still be unpinned, which takes it off the list.
  const closed: MessageKey | null = isReader
    ? 'pins.notEditor'
    : isOff && state !== 'pinned'
      ? 'entry.offCard'
      : null

  function change(pin: boolean): void {
    if (closed) return setExplaining(true)
    if (busy) return
    mutation.mutate(
      { entry, pin, home, homeTitle },
      {
        onSuccess: () => setFull(false),
        onError: (error) => toPortalError(error).code === 'pinLimit' && setFull(true),
      },
    )
  }

  const wanted = mutation.variables?.pin ?? null
  return {
    entry,
    home,
    homeTitle,
    state,
    pin: () => change(true),
    unpin: () => change(false),
    /** Does again what was tried last. */
    retry: () => wanted !== null && change(wanted),
    busy,
    error: mutation.error ? toPortalError(mutation.error) : null,
    /** What the last attempt was to make of it; null where there was none. */
    wanted,
    done: mutation.isSuccess,
    /** All slots were taken; stays until the entry is pinned or the person gives up. */
    full,
    /** Why the pin cannot be changed here, which `explaining` says after a try; null where it can. */
    closed,
    explaining,
    dismiss(): void {
      unstickPin(client, owner, entry.id)
      mutation.reset()
      setFull(false)
      setExplaining(false)
    },
  }
}

/** For an entry that may be pinned by somebody Trail does not see. */
export function unknownUnpinItem(pin: Pin, t: Translate): MenuItem | null {
  if (pin.state !== 'unknown') return null
  return {
    id: 'unpin',
    label: t('pins.unpinUnknown'),
    icon: 'unpin',
    hint: t(pin.closed ?? 'pins.unknown'),
    disabled: pin.closed !== null || pin.busy,
    onSelect: pin.unpin,
  }
}
