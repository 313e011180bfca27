import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { type PinCheck, findPins } from '#core/find-pins.ts'
import type { Ledger } from '#core/ledger.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { learnNow, pinStateOf, recordsOf, visitPinOf } from './known-pins.ts'
import { recordOf, scopeOf } from './pin-mutations.ts'
import { screenQuery } from './trail-queries.ts'

export interface PinSearch {
  /** The entry that finds no slot. */
  wantedId: number
  /** Entries of this card that its own list may not name. */
  known: readonly Entry[]
  /** Called after each request. */
  onStep: (step: PinCheck) => void
  /** Stops the search after the request under way. */
  signal: AbortSignal
}

/** `room`: a slot had come free, and the wanted entry has it now. */
export type PinSearchEnd = 'room' | 'stopped' | 'all'

/** Finds which entries are pinned on a full card, and remembers them for this visit. */
export function pinSearchMutation({ portal }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.pins(owner), 'search'],
    scope: scopeOf(owner),
    async mutationFn(search: PinSearch, { client }): Promise<PinSearchEnd> {
      const { wantedId, known, onStep, signal } = search
      const bound = ledgerOf(client)?.records.map(({ entry }) => entry) ?? []
      for await (const step of findPins(portal, owner, wantedId, [...bound, ...known])) {
        for (const entry of step.pinned) if (stateOf(client, entry) !== 'pinned') learnFound(client, entry)
        for (const entry of step.free)
          if (stateOf(client, entry) === 'pinned')
            learnNow(client, owner, entry.id, { state: 'free', record: null })
        onStep(step)
        if (step.room) return 'room'
        if (signal.aborted) return 'stopped'
      }
      return 'all'
    },
  })

  function ledgerOf(client: QueryClient): Ledger | undefined {
    return client.getQueryData<Ledger>(keys.ledger(owner))
  }

  function stateOf(client: QueryClient, { id }: Entry) {
    return pinStateOf(recordsOf(client, owner, id), visitPinOf(client, owner, id))
  }

  function learnFound(client: QueryClient, entry: Entry): void {
    const bind = ledgerOf(client)?.records.find(
      (record) => record.kind === 'bind' && record.entry.id === entry.id,
    )
    const title = client.getQueryData(screenQuery(owner).queryKey)?.cardTitle
    const here = { entry, home: owner, homeTitle: title?.ok ? title.value : '' }
    const record = bind ? { ...bind, kind: 'pin' as const } : recordOf(here)
    learnNow(client, owner, entry.id, { state: 'pinned', record, outside: true })
  }
}
