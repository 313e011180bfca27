import type { Shift } from '../probe.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { type Visit, visit } from '../visit.ts'

const WIDTHS = [1280, 768, 360]
/** Answered at once, and slowly enough for every state on the way to be seen. */
const LATENCIES = [0, 800]

interface Shifted {
  where: string
  load: Shift[]
  scroll: Shift[]
}

/** Shifts in the tab that nobody caused, from its opening to 3 s after the first screen, then over the next page. */
export async function measureShift(stand: Stand): Promise<Row[]> {
  const runs: Shifted[] = []
  for (const width of WIDTHS) {
    for (const latency of LATENCIES) runs.push(await shifted(stand, width, latency))
  }
  return [
    row('Layout shift while loading', runs, ({ load }) => load),
    row('... while scrolling to the next page', runs, ({ scroll }) => scroll),
  ]
}

async function shifted({ browser, control }: Stand, width: number, latency: number): Promise<Shifted> {
  await control.reset()
  if (latency > 0) await control.fault({ method: 'batch', latency, times: 0 })
  const opened = await visit(browser, { origin: control.origin, width })
  try {
    await opened.page.waitForTimeout(3000)
    const load = (await opened.probe()).shifts
    await scrollToNextPage(opened)
    const scroll = (await opened.probe()).shifts.slice(load.length)
    return { where: `${width} px${latency > 0 ? ', slow portal' : ''}`, load, scroll }
  } finally {
    await opened.close()
  }
}

/** By the wheel, as a person does: it moves the card around the frame, and the frame is as high as what is in it. */
async function scrollToNextPage({ page, frame }: Visit): Promise<void> {
  const count = () => frame.locator('[role="feed"] article').count()
  const before = await count()
  await page.mouse.move(180, 600)
  for (let turn = 0; turn < 60 && (await count()) === before; turn++) {
    await page.mouse.wheel(0, 250)
    await page.waitForTimeout(100)
  }
  if ((await count()) === before) throw new Error('scrolling brought no further entries')
  await page.waitForTimeout(1000)
}

function row(title: string, runs: Shifted[], of: (run: Shifted) => Shift[]): Row {
  const sums = runs.map((run) => of(run).reduce((sum, { value }) => sum + value, 0))
  const notes = runs.flatMap((run) => of(run).map((shift) => `${run.where}: ${told(shift)}`))
  return { title, value: Math.max(...sums), unit: '', target: 0, runs: sums, notes }
}

function told({ value, at, what }: Shift): string {
  return `${value.toFixed(4)} at ${Math.round(at)} ms by ${what}`
}
