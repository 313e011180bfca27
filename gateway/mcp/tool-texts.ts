import type { ToolAnnotations } from '@modelcontextprotocol/server'
import type { Action } from '../operations/operation.ts'

export interface ToolText {
  name: string
  title: string
  description: string
  done: string
  annotations: ToolAnnotations
}

const READS = { readOnlyHint: true, openWorldHint: false } as const
const ADDS = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const
const TAKES_AWAY = { ...ADDS, destructiveHint: true } as const

/** The twelve operations as tools: names and words that a model acts on. */
export const TOOL_TEXTS: Readonly<Record<Action, ToolText>> = {
  create: {
    name: 'create_timeline_log',
    title: 'Write an entry',
    description:
      'Writes a log entry on a CRM card, for the people who read its Trail tab. Use it when you start a piece of work, and again with the result. Returns the entry with its id, which notes, pins and bindings need. An entry can never be edited: to correct one, write another that says so. BBCode and line breaks in text are kept; Markdown and HTML are not read. Give idempotency_key: the same key with the same arguments never writes twice, so a call whose answer you did not get can safely be sent again.',
    done: 'The entry is written; data.id is its id.',
    annotations: { ...ADDS, idempotentHint: false },
  },
  list: {
    name: 'list_timeline_logs',
    title: 'List the entries of a card',
    description:
      'Lists the entries written on one card, by anybody, newest first unless order says otherwise. Use it before you act on a card, to see what was done and not do it twice. Returns at most 50 entries, and fewer where they are long: meta.total counts all on the card, and where meta.nextOffset is there, call again with it as offset. Long titles and texts are shortened; get_timeline_log gives the whole of one. Entries bound to the card from another card are not in it.',
    done: 'Entries of the card, in the order asked for.',
    annotations: READS,
  },
  get: {
    name: 'get_timeline_log',
    title: 'Read an entry',
    description: 'Returns one entry by its id: when it was written, by which user, title, text and icon.',
    done: 'The entry.',
    annotations: READS,
  },
  delete: {
    name: 'delete_timeline_log',
    title: 'Delete an entry',
    description:
      'Deletes an entry for good, on all cards it shows on. It works only for an app key, and only for entries that the same app wrote; all others are refused with CROSS_APP_DELETE_FORBIDDEN, however often you try. Use it when a person asks for it, not to tidy up.',
    done: 'The entry is deleted.',
    annotations: TAKES_AWAY,
  },
  add_note: {
    name: 'save_note',
    title: 'Save the note of an entry',
    description:
      'Writes the note of an entry: what a reader should know or do next. An entry has one note, and this overwrites the one it has, whoever wrote it: call get_note first and keep what is still true. All cards the entry shows on have the same note. entityTypeId and entityId name a card the entry shows on.',
    done: 'The note is saved.',
    annotations: TAKES_AWAY,
  },
  get_note: {
    name: 'get_note',
    title: 'Read the note of an entry',
    description:
      'Returns the note of an entry with who wrote and changed it, and when. NOTE_NOT_FOUND means that it has none, which is no failure.',
    done: 'The note.',
    annotations: READS,
  },
  delete_note: {
    name: 'delete_note',
    title: 'Delete the note of an entry',
    description:
      'Deletes the note of an entry for good, whoever wrote it. The entry stays. NOTE_NOT_FOUND means that there was none.',
    done: 'The note is deleted.',
    annotations: TAKES_AWAY,
  },
  pin: {
    name: 'pin_timeline_log',
    title: 'Pin an entry',
    description:
      'Pins an entry at the top of one card, where people see it first; that it is pinned already is fine. A card takes few pins (3 or 7, portals disagree): where it is full the portal refuses with BITRIX_ERROR, and you may unpin an entry of yours. Pin results, not steps.',
    done: 'The entry is pinned.',
    annotations: ADDS,
  },
  unpin: {
    name: 'unpin_timeline_log',
    title: 'Unpin an entry',
    description: 'Takes the pin of an entry away on one card; the entry stays. That there was none is fine.',
    done: 'The entry is not pinned.',
    annotations: ADDS,
  },
  bind: {
    name: 'bind_timeline_log',
    title: 'Bind an entry to a further card',
    description:
      'Shows an entry on a further card, such as the contact of a deal; that it shows there already is fine. Name the card by entityId and either entityTypeId or entityType. Use it in place of writing the same entry twice.',
    done: 'The entry shows on the card.',
    annotations: ADDS,
  },
  unbind: {
    name: 'unbind_timeline_log',
    title: 'Take an entry off a card',
    description:
      'Takes an entry off one card. Never take it off its last one: an entry that shows on no card can be read by nobody, and not be brought back. Call list_bindings first.',
    done: 'The entry no longer shows on the card.',
    annotations: TAKES_AWAY,
  },
  get_bindings: {
    name: 'list_bindings',
    title: 'List the cards an entry shows on',
    description:
      'Returns all cards an entry shows on, the one it was written on among them; an entry that does not exist has none.',
    done: 'Cards the entry shows on.',
    annotations: READS,
  },
}
