import { type Card, cardKey, entityTypeById } from './entity-types.ts'
import { toTitle } from './entry.ts'
import { type Answer, type Call, type Outcome, type Param, type Portal, mapOutcome } from './portal.ts'
import { wellFormed } from './text.ts'
import { read } from './wire/read.ts'
import { crmItemList } from './wire/shapes.ts'

export interface FoundCard {
  card: Card
  /** Empty where the card has neither a title nor a number of its own. */
  title: string
}

/** More than this nobody reads through; a further word narrows the search better. */
const MOST = 20

const LONGEST = 100

type Filter = Record<string, Param>

/**
 * Cards of one type whose title, name or number contains the words, or whose id they are, newest first and at most 20;
 * without words the newest. One request. A field that this portal does not know finds nothing; only where every part
 * of the search fails, the first failure is thrown (REST docs: crm-item-list).
 */
export async function searchCards(portal: Portal, entityTypeId: number, words: string): Promise<FoundCard[]> {
  const wanted = searchable(words)
  const exactId = idIn(wanted)
  const filters = filtersOf(entityTypeId, wanted, exactId)
  const rows = await portal.batch(
    Object.fromEntries(filters.map((filter, k) => [`found${k}`, findCall(entityTypeId, filter)])),
    { halt: false },
  )
  const lists = Object.values(rows).map((row) => readFound(row, entityTypeId))
  const failure = lists.find((list) => !list.ok)
  if (failure && !failure.ok && lists.every((list) => !list.ok)) throw failure.error
  return merged(
    lists.flatMap((list) => (list.ok ? list.value : [])),
    exactId,
  )
}

/** A reference to another row of the batch, typed by a person, is not to be followed. */
function searchable(words: string): string {
  const text = wellFormed(words.slice(0, LONGEST)).trim()
  return text.replaceAll(/\$(?=result|next|total|time|error)/gi, '')
}

/** The id that the words are, or null. */
function idIn(words: string): number | null {
  return Number(/^#?(\d{1,15})$/.exec(words)?.[1]) || null
}

function filtersOf(entityTypeId: number, words: string, exactId: number | null): Filter[] {
  if (words === '') return [{}]
  const contains = fieldsOf(entityTypeId).map((field): Filter => ({ [`%${field}`]: words }))
  return [...(exactId ? [{ id: exactId }] : []), ...contains, ...personFilters(entityTypeId, words)]
}

const LEAD = 1
const CONTACT = 3
const NAMES = ['name', 'lastName']

/** The fields people know a card by (REST docs: crm object-fields). Contacts have no title, orders only a number. */
const FIELDS: Readonly<Record<number, readonly string[]>> = {
  [LEAD]: ['title', ...NAMES],
  [CONTACT]: NAMES,
  7: ['title', 'quoteNumber'],
  14: ['accountNumber'],
  31: ['title', 'accountNumber'],
}

function fieldsOf(entityTypeId: number): readonly string[] {
  return FIELDS[entityTypeId] ?? ['title']
}

/** A whole name stands in no single field, so two words are looked for as first and last name in either order. */
function personFilters(entityTypeId: number, words: string): Filter[] {
  const [first, ...others] = words.split(/\s+/)
  const rest = others.join(' ')
  if (!first || !rest || !fieldsOf(entityTypeId).includes('lastName')) return []
  return [
    { '%name': first, '%lastName': rest },
    { '%name': rest, '%lastName': first },
  ]
}

/** `start` -1 spares the portal the counting (REST docs: performance of lists). */
function findCall(entityTypeId: number, filter: Filter): Call {
  const select = entityTypeById(entityTypeId)?.select ?? ['id', 'title']
  return {
    method: 'crm.item.list',
    params: { entityTypeId, select, filter, order: { id: 'DESC' }, start: -1 },
  }
}

function readFound(row: Outcome<Answer>, entityTypeId: number): Outcome<FoundCard[]> {
  return mapOutcome(row, (answer) =>
    read(crmItemList, answer.result, 'crm.item.list').items.map((item) => ({
      card: { entityTypeId, entityId: item.id },
      title: toTitle(item),
    })),
  )
}

/** The card whose id was asked for leads, so that no crowd of newer ones pushes it out. */
function merged(found: readonly FoundCard[], exactId: number | null): FoundCard[] {
  const byKey = new Map(found.map((each) => [cardKey(each.card), each]))
  const place = ({ card }: FoundCard) =>
    card.entityId === exactId ? Number.POSITIVE_INFINITY : card.entityId
  return [...byKey.values()].toSorted((a, b) => place(b) - place(a)).slice(0, MOST)
}
