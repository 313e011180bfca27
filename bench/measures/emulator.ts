import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import type { Row } from '../row.ts'
import { median, spread } from '../statistics.ts'

const RUNS = 21
const SEEDS = 5
const LIST = 'crm.timeline.logmessage.list?entityTypeId=2&entityId=100&order[id]=desc'

/** The portal itself: what it costs is in every other number too. */
export async function measureEmulator(): Promise<Row[]> {
  const seeding = Array.from({ length: SEEDS }, () => timed(() => createEmulator({ seed: 'large' })))
  const emulator = createEmulator({ seed: 'large' })
  const runs = await batchRuns(emulator, pagesOfTen())
  const details = await batchRuns(emulator, screenOfTen())
  return [
    {
      title: 'Emulator: 50 commands over 10,000 entries',
      value: median(runs),
      unit: 'ms',
      target: 50,
      runs,
      notes: [
        `50 pages of ten, in process, after a warm-up: ${spread(runs)} of ${RUNS}`,
        `ten entries with notes, bindings, authors and cards: ${spread(details)}`,
      ],
    },
    {
      title: 'Emulator: building 10,000 entries',
      value: median(seeding),
      unit: 'ms',
      target: null,
      runs: seeding,
      notes: [],
    },
  ]
}

/** The batch that loads a long trail: 500 entries. */
function pagesOfTen(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 50 }, (_, k) => [`page${k}`, `${LIST}&offset=${k * 10}&start=${k * 10}`]),
  )
}

/** The batch that opens a card, with references from one command to another. */
function screenOfTen(): Record<string, string> {
  const entry = (k: number) => `$result[list][logMessages][${k}]`
  const rows = Array.from({ length: 10 }, (_, k): [string, string][] => [
    [`note${k}`, `crm.timeline.note.get?ownerTypeId=2&ownerId=100&itemType=1&itemId=${entry(k)}[id]`],
    [`bind${k}`, `crm.timeline.bindings.list?filter[OWNER_ID]=${entry(k)}[id]`],
    [`user${k}`, `user.get?FILTER[ID]=${entry(k)}[authorId]`],
    [`card${k}`, `crm.item.list?entityTypeId=2&filter[@id][0]=$result[bind${k}][0][ENTITY_ID]`],
  ])
  return { list: LIST, ...Object.fromEntries(rows.flat()) }
}

async function batchRuns(emulator: Emulator, cmd: Record<string, string>): Promise<number[]> {
  await sendBatch(emulator, cmd)
  const runs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now()
    await sendBatch(emulator, cmd)
    runs.push(performance.now() - began)
  }
  return runs
}

async function sendBatch(emulator: Emulator, cmd: Record<string, string>): Promise<void> {
  const answer = await emulator.fetch(
    new Request('http://localhost/rest/1/emulator/batch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ halt: 0, cmd }),
    }),
  )
  const text = await answer.text()
  // An emulator that refuses is fast too.
  if (!text.includes('"logMessages"')) throw new Error(`the batch was refused: ${text.slice(0, 200)}`)
}

function timed(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
