import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { type Visit, visit } from '../visit.ts'

const WIDTHS = [1280, 768, 360]
/** Answered at once, and slowly enough for every state on the way to be seen. */
const LATENCIES = [0, 800]

interface Shifted {
  where: string
  load: number
  scroll: number
  what: string[]
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
    const loaded = (await opened.probe()).shifts
    await scrollToNextPage(opened)
    const all = (await opened.probe()).shifts
    return {
      where: `${width} px${latency > 0 ? ', slow portal' : ''}`,
      load: total(loaded),
      scroll: total(all.slice(loaded.length)),
      what: all.map(({ what, value, at }) => `${value.toFixed(4)} at ${Math.round(at)} ms: ${what}`),
    }
  } finally {
    await opened.close()
  }
}

/** By the wheel, as a person does: it moves the card around the frame, and the frame is as high as what is in it. */
async function scrollToNextPage({ page, frame }: Visit): Promise<void> {
  await page.mouse.move(180, 600)
  const before = await frame.locator('[role="feed"] article').count()
  for (let turn = 0; turn < 60; turn++) {
    if ((await frame.locator('[role="feed"] article').count()) > before) break
    await page.mouse.wheel(0, 250)
    await page.waitForTimeout(100)
  }
  if ((await frame.locator('[role="feed"] article').count()) === before)
    throw new Error('scrolling brought no further entries')
  await page.waitForTimeout(1000)
}

function total(shifts: { value: number }[]): number {
  return shifts.reduce((sum, { value }) => sum + value, 0)
}

function row(title: string, shifted: Shifted[], of: (run: Shifted) => number): Row {
  const runs = shifted.map(of)
  const notes = shifted.flatMap((run) => (of(run) > 0 ? [`${run.where}: ${run.what.join(' | ')}`] : []))
  return { title, value: Math.max(...runs), unit: '', target: 0, runs, notes }
}
