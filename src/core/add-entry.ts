import { listCall } from './calls.ts'
import type { Entry } from './entry.ts'
import type { Card } from './entity-types.ts'
import { type NewEntry, addEntry, readList } from './operations.ts'
import { toPortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'
import { wellFormed } from './text.ts'

export interface Sending {
  owner: Card
  entry: NewEntry
  /** Who is writing; null where the portal did not say. */
  authorId: number | null
  /** The highest entry id of the card known before the first try. */
  after: number
  /** True where an earlier try of the same entry was left without an answer. */
  unanswered: boolean
}

/**
 * Writes an entry exactly once. Where the answer was lost, or an earlier try was, the portal is asked for the entry
 * before anything is repeated. Errors: those of the write; one with `mayHaveHappened` means that even the search
 * found no answer, and that the next try must say `unanswered`.
 */
export async function addEntryOnce(portal: Portal, sending: Sending): Promise<Entry> {
  const entry = toSendable(sending.entry)
  if (sending.unanswered) {
    const found = await findWritten(portal, { ...sending, entry })
    if (found) return found
  }
  try {
    return await addEntry(portal, sending.owner, entry)
  } catch (error) {
    const known = toPortalError(error)
    if (!known.mayHaveHappened) throw known
    const found = await findWritten(portal, { ...sending, entry }).catch(() => null)
    if (found) return found
    throw known
  }
}

function toSendable(entry: NewEntry): NewEntry {
  return { title: wellFormed(entry.title), text: wellFormed(entry.text), iconCode: entry.iconCode }
}

/** The text is not compared: a portal's web antivirus may rewrite it (docs/portal.md). */
async function findWritten(portal: Portal, sending: Sending): Promise<Entry | null> {
  const { owner, entry, authorId, after } = sending
  const newest = readList(await portal.call(listCall(owner, 'newest', 0)))
  const ours = newest.entries.filter(
    (each) =>
      each.id > after &&
      each.title === entry.title &&
      each.iconCode === entry.iconCode &&
      (authorId === null || each.authorId === authorId),
  )
  return ours[0] ?? null
}

/** Bad input is named before it is sent: title and text need words, the icon may be empty. */
export function problemsOf(entry: NewEntry): ('title' | 'text')[] {
  const problems: ('title' | 'text')[] = []
  if (entry.title.trim() === '') problems.push('title')
  if (entry.text.trim() === '') problems.push('text')
  return problems
}
