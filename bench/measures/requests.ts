import type { Logged } from '../../e2e/control.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { type Stored, visit } from '../visit.ts'

const RUNS = 2
/** A portal that answers late shows what else asks meanwhile. */
const PORTALS = [
  { dialect: 'cloud', latency: 0 },
  { dialect: 'cloud', latency: 800 },
  { dialect: 'docs', latency: 0 },
  { dialect: 'docs', latency: 800 },
] as const

type Kind = (typeof PORTALS)[number]

interface Counted {
  posts: Logged[]
  preflights: number
  stored: Stored
}

/** REST requests until ten entries are there and nothing was asked for a second: the worst of all runs counts. */
export async function measureRequests(stand: Stand): Promise<Row[]> {
  const first: Counted[] = []
  const known: Counted[] = []
  const notes = { first: new Set<string>(), known: new Set<string>() }
  for (const kind of PORTALS) {
    for (let run = 0; run < RUNS; run++) {
      const earlier = await count(stand, kind)
      const later = await count(stand, kind, earlier.stored)
      first.push(earlier)
      known.push(later)
      notes.first.add(told(kind, earlier))
      notes.known.add(told(kind, later))
    }
  }
  return [
    row('REST requests, portal known', 1, known, [...notes.known]),
    row('REST requests, first visit', 2, first, [...notes.first]),
  ]
}

async function count(
  { browser, control }: Stand,
  { dialect, latency }: Kind,
  stored?: Stored,
): Promise<Counted> {
  await control.reset({ dialect })
  if (latency > 0) await control.fault({ method: 'batch', latency, times: 0 })
  const opened = await visit(browser, { origin: control.origin, ...(stored && { stored }) })
  try {
    await opened.idle(1000)
    const log = await control.log()
    const posts = log.filter(({ verb }) => verb !== 'OPTIONS')
    return { posts, preflights: log.length - posts.length, stored: await opened.stored() }
  } finally {
    await opened.close()
  }
}

function told({ dialect, latency }: Kind, { posts, preflights }: Counted): string {
  const each = posts.map(({ method, batch }) => (batch ? `batch of ${batch.length}` : method))
  const where = `${dialect}${latency > 0 ? ', slow' : ''}`
  return `${where}: ${each.join(', ')}; and ${preflights} preflight${preflights === 1 ? '' : 's'}`
}

function row(title: string, target: number, counted: Counted[], notes: string[]): Row {
  const runs = counted.map(({ posts }) => posts.length)
  return { title, value: Math.max(...runs), unit: 'requests', target, runs, notes }
}
