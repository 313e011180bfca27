import type { Logged } from '../../e2e/control.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { type Stored, visit } from '../visit.ts'

const RUNS = 3
const DIALECTS = ['cloud', 'docs'] as const

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
  for (const dialect of DIALECTS) {
    for (let run = 0; run < RUNS; run++) {
      const earlier = await count(stand, dialect)
      const later = await count(stand, dialect, earlier.stored)
      first.push(earlier)
      known.push(later)
      notes.first.add(`${dialect}: ${told(earlier)}`)
      notes.known.add(`${dialect}: ${told(later)}`)
    }
  }
  return [
    row('REST requests, portal known', 1, known, [...notes.known]),
    row('REST requests, first visit', 2, first, [...notes.first]),
  ]
}

async function count(
  { browser, control }: Stand,
  dialect: 'cloud' | 'docs',
  stored?: Stored,
): Promise<Counted> {
  await control.reset({ dialect })
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

function told({ posts, preflights }: Counted): string {
  const each = posts.map(({ method, batch }) => (batch ? `batch of ${batch.length}` : method))
  return `${each.join(', ')}; and ${preflights} preflight${preflights === 1 ? '' : 's'}`
}

function row(title: string, target: number, counted: Counted[], notes: string[]): Row {
  const runs = counted.map(({ posts }) => posts.length)
  return { title, value: Math.max(...runs), unit: 'requests', target, runs, notes }
}
