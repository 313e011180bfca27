import { addEntryOnce, findWritten } from './add-entry.ts'
import type { Card } from './entity-types.ts'
import { type Attempt, isSameEntry } from './entry-draft.ts'
import type { Entry, NewEntry } from './entry.ts'
import { PortalError, toPortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'

/** How long a portal may work on one request after nobody waits for it any more (REST docs: limits, 60 s). */
const REQUEST_MS = 60_000

/** The draft and its open try, kept where a reload does not lose them. */
export interface Journal {
  /** What stands in the form now. */
  draft(): NewEntry
  attempt(): Attempt | null
  remember(attempt: Attempt | null): void
  /** `sent` is on the portal: a draft that still says the same is done, a changed one goes on as a fresh one. */
  settle(sent: NewEntry): void
}

export interface DraftSending {
  owner: Card
  /** The draft as the person sent it off. */
  entry: NewEntry
  /** Who is writing; null where the portal did not say. */
  authorId: number | null
  journal: Journal
  /** The highest entry id of the card before this try. */
  newestId: () => Promise<number>
  /** Unix milliseconds. */
  now: () => number
}

/**
 * Sends a draft once, over failures and reloads: each try is written down before it leaves, and while the fate of
 * one is open the portal is asked for it before anything more is sent. The answer is the entry that is on the portal
 * now, which may be an earlier version of a draft that was changed since; null where the draft was sent, changed or
 * discarded elsewhere meanwhile and nothing was done.
 * Errors: those of the write; `timeout` also where an earlier try may still be at work.
 */
export async function sendDraft(portal: Portal, sending: DraftSending): Promise<Entry | null> {
  const { owner, entry, authorId, journal, now } = sending
  if (!isSameEntry(journal.draft(), entry)) return null
  const earlier = journal.attempt()
  if (earlier) {
    const arrived = await findWritten(portal, { owner, authorId, entry: earlier.entry, after: earlier.after })
    if (arrived) return settled(arrived, earlier.entry)
    if (now() < earlier.openUntil) throw new PortalError('timeout', { method: 'crm.timeline.logmessage.add' })
  }
  const after = earlier?.after ?? (await sending.newestId())
  const attempt = { entry, after, openUntil: now() + REQUEST_MS }
  journal.remember(attempt)
  try {
    return settled(await addEntryOnce(portal, { owner, entry, authorId, after, unanswered: false }), entry)
  } catch (error) {
    journal.remember(afterFailure(toPortalError(error), attempt, earlier))
    throw error
  }

  function settled(written: Entry, sent: NewEntry): Entry {
    journal.settle(sent)
    return written
  }
}

/** A plain refusal settles the try; a broken connection leaves it open, and only a slow portal still works on it. */
function afterFailure(error: PortalError, attempt: Attempt, earlier: Attempt | null): Attempt | null {
  if (!error.mayHaveHappened) return earlier
  return error.code === 'timeout' ? attempt : { ...attempt, openUntil: 0 }
}
