import type { Browser, Request } from 'playwright-core'
import type { Control } from '../../e2e/control.ts'
import type { Row } from '../row.ts'
import { type Stand, openFloor } from '../stand.ts'
import { median, spread } from '../statistics.ts'
import { type Stored, type Visit, visit } from '../visit.ts'

const PAIRS = 11
/** An emulator answers at once; a portal on the net does not. What it takes there is assumed, so nothing is promised. */
const LATENCY_MS = 300

interface Run {
  screen: number
  /** When the batch left and when its answer was there, since the same beginning. */
  sent: number
  answered: number
}

interface Pairs {
  trail: Run[]
  floor: Run[]
}

interface Side {
  browser: Browser
  control: Control
  stored?: Stored
}

/** The tab beside the floor: in turn, each in a browser context without caches, on a portal it knows already. */
export async function measureFirstScreen(stand: Stand): Promise<Row[]> {
  const { browser, control } = stand
  await control.reset()
  const stored = await rememberPortal(stand)
  const commands = await recordBatch(stand, stored)
  const floor = await openFloor(commands)
  try {
    const tab: Side = { browser, control, stored }
    const bare: Side = { browser, control: floor.control }
    const atOnce = await compare(tab, bare, 0)
    const late = await compare(tab, bare, LATENCY_MS)
    return [...rows(atOnce, Object.keys(commands).length), lateRow(late)]
  } finally {
    await floor.close()
  }
}

async function compare(tab: Side, bare: Side, latency: number): Promise<Pairs> {
  for (const { control } of [tab, bare]) {
    await control.reset()
    if (latency > 0) await control.fault({ method: 'batch', latency, times: 0 })
  }
  const pairs: Pairs = { trail: [], floor: [] }
  const runTrail = async () => pairs.trail.push(await run(tab))
  const runFloor = async () => pairs.floor.push(await run(bare))
  // The first pair only warms up.
  for (let pair = 0; pair <= PAIRS; pair++) {
    for (const each of pair % 2 === 0 ? [runTrail, runFloor] : [runFloor, runTrail]) await each()
  }
  return { trail: pairs.trail.slice(1), floor: pairs.floor.slice(1) }
}

/** Two visits: the second has nothing left to learn. */
async function rememberPortal({ browser, control }: Stand): Promise<Stored> {
  const learned = await storedAfter(await visit(browser, { origin: control.origin }))
  return storedAfter(await visit(browser, { origin: control.origin, stored: learned }))
}

async function storedAfter(opened: Visit): Promise<Stored> {
  try {
    await opened.idle(500)
    return await opened.stored()
  } finally {
    await opened.close()
  }
}

/** The commands the tab sends, so that the portal does the same work for the floor. */
async function recordBatch({ browser, control }: Stand, stored: Stored): Promise<object> {
  const opened = await visit(browser, { origin: control.origin, stored })
  try {
    await opened.idle(1000)
    const commands = opened.requests.map(commandsOf).find((each) => each && 'list' in each)
    if (!commands) throw new Error('the tab sent no batch that lists entries')
    return commands
  } finally {
    await opened.close()
  }
}

function commandsOf(request: Request): object | null {
  if (request.method() !== 'POST' || new URL(request.url()).pathname !== '/rest/batch') return null
  const body: unknown = request.postDataJSON()
  const commands: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'cmd') : null
  return typeof commands === 'object' ? commands : null
}

async function run({ browser, control, stored }: Side): Promise<Run> {
  const opened = await visit(browser, { origin: control.origin, ...(stored && { stored }) })
  try {
    await checkScreen(opened, control)
    const [sent, answered] = await opened.frame.evaluate(() => {
      const batch = performance.getEntriesByType('resource').find(({ name }) => name.includes('/rest/batch'))
      return batch ? [batch.startTime, batch.startTime + batch.duration] : [0, 0]
    })
    return { screen: opened.screen, sent: sent ?? 0, answered: answered ?? 0 }
  } finally {
    await opened.close()
  }
}

/** A screen that lacks an entry or a note is no screen, however fast it was. */
async function checkScreen({ text }: Visit, control: Control): Promise<void> {
  const { entries, notes } = await control.state(2, 100)
  const newest = entries.toSorted((a, b) => b.id - a.id).slice(0, 10)
  const wanted = newest.flatMap(({ id, title }) => [title, notes[id]?.text ?? ''])
  const missing = wanted.find((each) => !text.includes(each.trim()))
  if (missing !== undefined) throw new Error(`the first screen of ${control.origin} lacks "${missing}"`)
}

function rows({ trail, floor }: Pairs, commands: number): Row[] {
  const screens = trail.map(({ screen }) => screen)
  const floors = floor.map(({ screen }) => screen)
  const ratio = median(screens) / median(floors)
  const notes = [
    ...told(trail, floor),
    `${PAIRS} pairs in turn, empty caches, the same ${commands} commands; from the portal's POST on`,
  ]
  return [
    {
      title: 'First screen against the floor',
      value: ratio,
      unit: 'times',
      target: 1.5,
      runs: [ratio],
      notes,
    },
    { title: '... of Trail', value: median(screens), unit: 'ms', target: null, runs: screens, notes: [] },
    { title: '... of the floor', value: median(floors), unit: 'ms', target: null, runs: floors, notes: [] },
  ]
}

function lateRow({ trail, floor }: Pairs): Row {
  const ratio = median(trail.map(({ screen }) => screen)) / median(floor.map(({ screen }) => screen))
  const title = `... where the portal takes ${LATENCY_MS} ms`
  return { title, value: ratio, unit: 'times', target: null, runs: [ratio], notes: told(trail, floor) }
}

function told(trail: Run[], floor: Run[]): string[] {
  return [`Trail ${toldSide(trail)}`, `floor ${toldSide(floor)}`]
}

function toldSide(runs: Run[]): string {
  const sent = Math.round(median(runs.map((each) => each.sent)))
  const answered = Math.round(median(runs.map((each) => each.answered)))
  return `${spread(runs.map(({ screen }) => screen))}: batch sent at ${sent}, answered at ${answered}`
}
