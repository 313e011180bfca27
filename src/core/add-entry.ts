import { PAGE_SIZE, listCall } from './calls.ts'
import type { Entry, NewEntry } from './entry.ts'
import type { Card } from './entity-types.ts'
import { toSendable } from './entry-draft.ts'
import { listEntries, readList } from './operations.ts'
import { addEntry } from './write-operations.ts'
import { toPortalError } from './portal-error.ts'
import { type Portal, mapOutcome } from './portal.ts'
import { isBlank } from './text.ts'

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

/** Pages of entries written since the try that are searched after the newest one; one request brings them all. */
const FURTHER_PAGES = 20

/**
 * Looks for an entry whose answer was lost, among those newer than `after`. The text only decides between
 * several alike: a portal's web antivirus may rewrite it (docs/portal.md). Errors: those of the list.
 */
export async function findWritten(
  portal: Portal,
  { owner, entry, authorId, after }: Omit<Sending, 'unanswered'>,
): Promise<Entry | null> {
  const { title, text, iconCode } = toSendable(entry)
  const ours = (await newerEntries(portal, owner, ({ id }) => id > after)).filter(
    (each) =>
      each.title === title && each.iconCode === iconCode && (authorId === null || each.authorId === authorId),
  )
  return ours.find((each) => each.text === text) ?? ours[0] ?? null
}

/**
 * A card's entries that are new, newest first, out of the newest page and so many `further` ones: a page with one that
 * is not is the last. Errors: those of the list.
 */
export async function newerEntries(
  portal: Portal,
  owner: Card,
  isNew: (entry: Entry) => boolean,
  further = FURTHER_PAGES,
): Promise<Entry[]> {
  const { entries, total } = await listEntries(portal, owner, 'newest', 0)
  const newer = entries.filter(isNew)
  const pages = Math.min(further + 1, Math.ceil((total ?? Infinity) / PAGE_SIZE))
  // A page that is not full of new ones is the last that has any.
  for (let from = 1; from < pages && newer.length === from * PAGE_SIZE; from += FURTHER_PAGES) {
    const count = Math.min(FURTHER_PAGES, pages - from)
    const calls = Array.from({ length: count }, (_, k) => listCall(owner, 'newest', (from + k) * PAGE_SIZE))
    const named = Object.fromEntries(calls.map((call, k) => [`page${k}`, call]))
    const rows = await portal.batch(named, { halt: false })
    for (const row of Object.values(rows)) {
      const page = mapOutcome(row, readList)
      if (!page.ok) throw page.error
      newer.push(...page.value.entries.filter(isNew))
    }
  }
  return newer
}

/** Bad input is named before it is sent: title and text need words, the icon may be empty. */
export function problemsOf(entry: NewEntry): ('title' | 'text')[] {
  const problems: ('title' | 'text')[] = []
  if (isBlank(entry.title)) problems.push('title')
  if (isBlank(entry.text)) problems.push('text')
  return problems
}
