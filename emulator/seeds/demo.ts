import { bindEntry, pinEntry } from '../world/bindings.ts'
import { addEntry, noteKey } from '../world/entries.ts'
import { trailClientId } from '../world/tokens.ts'
import type { CardRef, Entry, World } from '../world/types.ts'
import { quoteBotClientId } from './apps.ts'
import { dealNorthwind } from './demo/deal-northwind.ts'
import { awkwardTexts, hostileName, payloads } from './demo/hostile.ts'
import { otherCards } from './demo/other-cards.ts'
import type { CardPair, PlannedEntry } from './demo/planned-entry.ts'
import { realTexts } from './demo/real-texts.ts'
import { addUser, people } from './people.ts'
import { remember } from './storage.ts'

const day = 86_400_000
/** The portal's clock is three hours ahead of UTC. */
const zone = 3 * 3_600_000

/** Ids are given as if it were this noon, so that they are the same at any hour of the day. */
const nominalNow = Date.UTC(2026, 0, 1, 12)

type Dated = { at: number; rank: number; card: CardRef; planned: PlannedEntry }

/** Believable trails of three agents and two people; ids follow the order of time over all cards. */
export function seedDemo(world: World, now: number): void {
  addUser(world, people.hostile, hostileName, 'manager', '"><b>tester</b>', '')
  const cards = [
    { card: [2, 100] as const, entries: dealNorthwind },
    { card: [1, 21] as const, entries: realTexts },
    ...otherCards,
  ]
  const dated = cards.flatMap(({ card, entries }) => entries.map((planned) => dateOf(card, planned, now)))
  dated.push(...hostileEntries().map((planned) => dateOf([2, 104], planned, now)))
  for (const each of dated.toSorted((a, b) => a.rank - b.rank)) write(world, each)
}

function dateOf(card: CardPair, planned: PlannedEntry, now: number): Dated {
  const [at, rank] = [timeOf(planned.when, now), timeOf(planned.when, nominalNow)]
  return { at, rank, card: refOf(card), planned }
}

function refOf([entityTypeId, entityId]: CardPair): CardRef {
  return { entityTypeId, entityId }
}

function timeOf(when: PlannedEntry['when'], now: number): number {
  if (typeof when === 'number') return now - when * 60_000
  const midnight = Math.floor((now + zone) / day) * day - zone
  const [hours = 0, minutes = 0] = when[1].split(':').map(Number)
  return midnight - when[0] * day + (hours * 60 + minutes) * 60_000
}

function write(world: World, { at, card, planned }: Dated): void {
  const clientId = { trail: trailClientId, quotebot: quoteBotClientId, webhook: null }[planned.via]
  const { title, text, icon: iconCode } = planned
  const entry = addEntry(world, {
    owner: card,
    created: at,
    authorId: people[planned.by],
    title,
    text,
    iconCode,
    clientId,
  })
  if (planned.note) writeNote(world, entry, planned.note, at)
  for (const target of planned.bind ?? []) {
    bindEntry(world, entry.id, refOf(target))
    if (planned.boundBy === 'trail') remember(world, 'bind', entry, refOf(target), at + 600_000)
  }
  if (planned.pin) pinEntry(world, entry.id, card)
  if (planned.pin === 'trail') remember(world, 'pin', entry, card, at + 900_000)
}

function writeNote(world: World, entry: Entry, note: NonNullable<PlannedEntry['note']>, at: number): void {
  const time = at + 1_500_000
  const by = people[note.by]
  const dates = { createdTime: time, updatedTime: time }
  world.notes.set(noteKey(1, entry.id), { text: note.text, createdById: by, updatedById: by, ...dates })
}

/** Deal 104: each payload as a title, as a text, as a note and as an icon code. */
function hostileEntries(): PlannedEntry[] {
  const common = { by: 'hostile', via: 'trail' } as const
  const attacks = payloads.map((payload, index): PlannedEntry => {
    const when = 3000 - index * 7
    return {
      ...common,
      when,
      icon: payload,
      title: payload,
      text: payload,
      note: { by: 'hostile', text: payload },
    }
  })
  const awkward = awkwardTexts().map((texts, index): PlannedEntry => {
    return { ...common, ...texts, when: 900 - index * 11, icon: index % 2 === 0 ? '' : 'no-such-icon' }
  })
  return [...attacks, ...awkward]
}
