import { type CardWords, readWords } from './card-words.ts'
import { cardsCall } from './calls.ts'
import { type Card, cardKey, entityTypeById } from './entity-types.ts'
import { toTitle } from './entry.ts'
import {
  type Answer,
  BATCH_LIMIT,
  type Call,
  type Outcome,
  type Param,
  type Portal,
  mapOutcome,
  outcomeOf,
} from './portal.ts'
import { read } from './wire/read.ts'
import { crmItemList } from './wire/shapes.ts'

export interface FoundCard {
  card: Card
  /** Empty where the card has neither a title nor a number of its own. */
  title: string
}

/** More than this nobody reads through; a further word narrows the search better. */
const MOST = 20

/** Of each kind, where several are searched. */
const MOST_OF_KIND = 6

/**
 * Cards of the given kinds by what a person typed: every word stands in the title, a name or the number, in any order;
 * or the words are an id, the address of a card, a mail address or a phone number. Without words the newest. Kinds in
 * the order given, at most 20 cards of one kind and 6 of each of several; cards whose id was asked for lead. One
 * request, as long as 50 commands hold it. A part of the search that this portal refuses finds nothing; only where
 * every part fails, the first failure is thrown (REST docs: crm-item-list, crm-duplicate-findbycomm).
 */
export async function searchCards(
  portal: Portal,
  kinds: readonly number[],
  typed: string,
): Promise<FoundCard[]> {
  const words = readWords(typed)
  const asked = callsFor(kinds, words)
  const rows = await inBatches(portal, asked)
  const lists = Object.keys(asked)
    .filter((name) => name !== BY_COMM)
    .map((name) => readFound(name, rows))
  const failure = lists.find((list) => !list.ok)
  if (failure && !failure.ok && lists.every((list) => !list.ok)) throw failure.error
  return merged(
    lists.flatMap((list) => (list.ok ? list.value : [])),
    kinds,
    words,
  )
}

const BY_COMM = 'comm'

/** Commands by name; behind the last colon of a name stands the kind it lists. */
function callsFor(kinds: readonly number[], words: CardWords): Record<string, Call> {
  const { card, email, phones, id, parts } = words
  if (card) return { [`address:${card.entityTypeId}`]: findCall(card.entityTypeId, { id: card.entityId }) }
  const asked: Record<string, Call> = {}
  if (email || phones.length > 0)
    Object.assign(asked, commCalls(kinds, email ? 'EMAIL' : 'PHONE', email ? [email] : phones))
  if (email) return asked
  for (const kind of kinds) {
    if (id) asked[`id:${kind}`] = findCall(kind, { id })
    for (const [k, filter] of filtersOf(kind, parts).entries())
      asked[`words${k}:${kind}`] = findCall(kind, filter)
  }
  return asked
}

/** Kinds with phones and mail addresses, by their names in the answer of crm.duplicate.findbycomm. */
const REACHABLE: Readonly<Record<number, string>> = { 1: 'LEAD', 3: 'CONTACT', 4: 'COMPANY' }

/** Cards that the portal finds of each kind for one value (as seen in builds). */
const MOST_BY_COMM = 20

/**
 * Who has a phone number or mail address, and the titles of those the caller may read. A reference that leads nowhere
 * stays text behind the 0, which PHP casts to the id 0 (docs/portal.md).
 */
function commCalls(
  kinds: readonly number[],
  type: 'EMAIL' | 'PHONE',
  values: string[],
): Record<string, Call> {
  const asked: Record<string, Call> = {
    [BY_COMM]: { method: 'crm.duplicate.findbycomm', params: { type, values } },
  }
  for (const kind of kinds) {
    const name = REACHABLE[kind]
    if (!name) continue
    const ids = Array.from({ length: MOST_BY_COMM }, (_, k) => `0$result[${BY_COMM}][${name}][${k}]`)
    asked[`${BY_COMM}:${kind}`] = cardsCall(kind, ids)
  }
  return asked
}

type Filter = { [name: string]: Param }

const PERSON = ['name', 'secondName', 'lastName']

/**
 * The fields people know a card by (REST docs: crm object-fields), the number of its own apart: contacts have no
 * title, orders only a number.
 */
const FIELDS: Readonly<Record<number, readonly string[]>> = { 1: ['title', ...PERSON], 3: PERSON, 14: [] }
const NUMBERS: Readonly<Record<number, string>> = {
  7: 'quoteNumber',
  14: 'accountNumber',
  31: 'accountNumber',
}

/** One filter for the fields every portal has, and one for the number, so that a refusal of one leaves the other. */
function filtersOf(kind: number, parts: readonly string[]): Filter[] {
  if (parts.length === 0) return [{}]
  const fields = FIELDS[kind] ?? ['title']
  const number = NUMBERS[kind]
  return [...(fields.length > 0 ? [each(parts, fields)] : []), ...(number ? [each(parts, [number])] : [])]
}

/** Every part stands in one of the fields (REST docs: crm-item-list, `logic`). */
function each(parts: readonly string[], fields: readonly string[]): Filter {
  return Object.fromEntries(
    parts.map((part, k) => [
      String(k),
      { logic: 'OR', ...Object.fromEntries(fields.map((field, n) => [String(n), { [`%${field}`]: part }])) },
    ]),
  )
}

/** `start` -1 spares the portal the counting (REST docs: performance of lists). */
function findCall(entityTypeId: number, filter: Filter): Call {
  const select = entityTypeById(entityTypeId)?.select ?? ['id', 'title']
  return {
    method: 'crm.item.list',
    params: { entityTypeId, select, filter, order: { id: 'DESC' }, start: -1 },
  }
}

/** Commands that refer to another one stand behind it in the first batch. */
async function inBatches(
  portal: Portal,
  asked: Record<string, Call>,
): Promise<Record<string, Outcome<Answer>>> {
  const named = Object.entries(asked)
  const batches = Array.from({ length: Math.ceil(named.length / BATCH_LIMIT) }, (_, k) =>
    Object.fromEntries(named.slice(k * BATCH_LIMIT, (k + 1) * BATCH_LIMIT)),
  )
  const rows = await Promise.all(batches.map((calls) => portal.batch(calls, { halt: false })))
  return Object.fromEntries(rows.flatMap((answered) => Object.entries(answered)))
}

function readFound(name: string, rows: Record<string, Outcome<Answer>>): Outcome<FoundCard[]> {
  const [part, kind] = name.split(':')
  const comm = part === BY_COMM ? outcomeOf(rows, BY_COMM) : null
  if (comm && !comm.ok) return comm
  return mapOutcome(outcomeOf(rows, name), (answer) =>
    read(crmItemList, answer.result, 'crm.item.list').items.map((item) => ({
      card: { entityTypeId: Number(kind), entityId: item.id },
      title: toTitle(item),
    })),
  )
}

/** Once each: cards whose id was asked for, then by kind, of one kind those with the words in one piece, then the newest. */
function merged(
  found: readonly FoundCard[],
  kinds: readonly number[],
  { id, parts }: CardWords,
): FoundCard[] {
  const byKey = new Map(found.map((each) => [cardKey(each.card), each]))
  const phrase = parts.join(' ').toLowerCase()
  const place = ({ card, title }: FoundCard) => [
    card.entityId === id ? 0 : 1,
    kinds.indexOf(card.entityTypeId),
    title.replaceAll(/\s+/g, ' ').toLowerCase().includes(phrase) ? 0 : 1,
    -card.entityId,
  ]
  const sorted = [...byKey.values()].toSorted((a, b) => compare(place(a), place(b)))
  const most = kinds.length > 1 ? MOST_OF_KIND : MOST
  const taken = new Map<number, number>()
  return sorted.filter(({ card }) => {
    const before = taken.get(card.entityTypeId) ?? 0
    taken.set(card.entityTypeId, before + 1)
    return before < most
  })
}

/** The first places that differ decide. */
function compare(one: readonly number[], other: readonly number[]): number {
  return one.map((place, k) => place - (other[k] ?? 0)).find((difference) => difference !== 0) ?? 0
}
