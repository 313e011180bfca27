import * as v from 'valibot'
import type { NewEntry } from './entry.ts'
import { isBlank, wellFormed } from './text.ts'

/** A try to write an entry whose fate is not known yet. */
export interface Attempt {
  /** What was really sent. */
  entry: NewEntry
  /** The highest entry id of the card known before the first try. */
  after: number
  /** Unix milliseconds; until then the portal may still be at work on it. 0 where it is surely not. */
  openUntil: number
}

/** An entry being written, with the try it owes an answer to. */
export interface EntryDraft extends NewEntry {
  attempt: Attempt | null
}

export const EMPTY_DRAFT: EntryDraft = { title: '', text: '', iconCode: '', attempt: null }

const entry = { title: v.string(), text: v.string(), iconCode: v.string() }
const attempt = v.object({ entry: v.object(entry), after: v.number(), openUntil: v.number() })
const stored = v.object({ ...entry, attempt: v.fallback(v.nullable(attempt), null) })

/** Reads a stored draft; what is no draft is an empty one. Never throws. */
export function readDraft(json: string | null): EntryDraft {
  try {
    const draft = v.safeParse(stored, JSON.parse(json ?? 'null'))
    return draft.success ? draft.output : EMPTY_DRAFT
  } catch {
    return EMPTY_DRAFT
  }
}

/** The draft as one text to store; null where there is nothing worth keeping. */
export function printDraft(draft: EntryDraft): string | null {
  return draft.title || draft.text || draft.iconCode || draft.attempt ? JSON.stringify(draft) : null
}

export function hasWords({ title, text }: NewEntry): boolean {
  return !isBlank(title) || !isBlank(text)
}

/** An entry as it goes over the wire. */
export function toSendable({ title, text, iconCode }: NewEntry): NewEntry {
  return { title: wellFormed(title).trim(), text: wellFormed(text), iconCode: wellFormed(iconCode) }
}

/** True where both would be the same entry on the portal. */
export function isSameEntry(one: NewEntry, other: NewEntry): boolean {
  const [a, b] = [toSendable(one), toSendable(other)]
  return a.title === b.title && a.text === b.text && a.iconCode === b.iconCode
}
