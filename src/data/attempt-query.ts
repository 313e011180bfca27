import { queryOptions } from '@tanstack/react-query'
import { findWritten } from '#core/add-entry.ts'
import { type Attempt, hasWords } from '#core/entry-draft.ts'
import type { Card } from '#core/entity-types.ts'
import type { Me } from '#core/entry.ts'
import type { Journal } from '#core/send-draft.ts'
import type { Connection } from '#portal/connection.ts'
import { showWritten } from './entry-mutations.ts'
import { keys } from './keys.ts'

/** `changed`: it arrived as it was sent first, and what was changed since goes on as a new draft. */
export type Fate = 'arrived' | 'changed' | 'missing'

interface Earlier {
  me: Me | null
  journal: Journal
  /** Null where nothing was left open: then nothing is asked. */
  attempt: Attempt | null
}

/** Looks for the entry of a try that was left without an answer; one that arrived is shown, and its draft ended. */
export function attemptQuery({ portal }: Connection, owner: Card, { me, journal, attempt }: Earlier) {
  return queryOptions({
    queryKey: [...keys.trail(owner), 'attempt', attempt],
    enabled: attempt !== null,
    // A form that opens shows no older answer.
    gcTime: 0,
    async queryFn({ client }): Promise<Fate> {
      if (!attempt) return 'missing'
      const { entry, after } = attempt
      const found = await findWritten(portal, { owner, authorId: me?.id ?? null, entry, after })
      // Whoever sent or discarded the draft meanwhile had the last word.
      if (!found || journal.attempt()?.after !== after) return 'missing'
      showWritten(client, owner, me, found)
      journal.settle(entry)
      return hasWords(journal.draft()) ? 'changed' : 'arrived'
    },
  })
}
