import { repeat } from '../load/repeat.ts'
import { type Side, gatewaySide, portalSide } from '../load/sides.ts'
import { type GatewayStand, withGateway } from '../load/stand.ts'
import type { Row } from '../row.ts'
import { median, quantile } from '../statistics.ts'

/** Portals answer agents in about so many milliseconds; the emulator takes next to none. */
const LATENCY_MS = 100
const ROUNDS = 4
const ACTIONS = ['create', 'get'] as const
/** Requests of one side in a round. */
const PACES = [
  { connections: 1, latency: 0, count: 500 },
  { connections: 20, latency: 0, count: 2000 },
  { connections: 1, latency: LATENCY_MS, count: 30 },
  { connections: 20, latency: LATENCY_MS, count: 100 },
] as const

const ASKED_FIRST = 'after a quiet minute a create asks the card for its newest entry first: that is the p99'

type Action = (typeof ACTIONS)[number]
type Pace = (typeof PACES)[number]

interface Taken {
  name: string
  /** Milliseconds of each request, a list a round. */
  rounds: number[][]
}

/** The gateway beside the portal itself: the same client, the same entries, in turn. */
export async function measureOverhead(): Promise<Row[]> {
  return withGateway({ bucket: 'off' }, async (stand) => {
    const rows: Row[] = []
    for (const pace of PACES) {
      await stand.control.clearFaults()
      if (pace.latency > 0) await stand.control.fault({ method: '*', latency: pace.latency, times: 0 })
      for (const action of ACTIONS) rows.push(await compare(stand, action, pace))
    }
    return rows
  })
}

async function compare(stand: GatewayStand, action: Action, pace: Pace): Promise<Row> {
  const { connections, latency, count } = pace
  const sides = {
    gateway: gatewaySide(stand, connections),
    portal: portalSide(stand, connections),
    // A portal asks every client for as much.
    ...(connections > 2 && latency > 0 && { two: portalSide(stand, 2) }),
  }
  const taken: Record<string, Taken> = {}
  try {
    const id = await sides.portal.create()
    const act = (side: Side) => (action === 'create' ? side.create() : side.get(id))
    for (let round = 0; round <= ROUNDS; round++) {
      const all = Object.entries(sides)
      for (const [name, side] of round % 2 === 0 ? all : all.toReversed()) {
        const took = await repeat(count, connections, () => act(side))
        // The first round only warms up.
        if (round > 0) (taken[name] ??= { name, rounds: [] }).rounds.push(took)
      }
    }
  } finally {
    Object.values(sides).forEach((side) => side.close())
  }
  return rowOf(action, pace, taken)
}

function rowOf(action: Action, { connections, latency, count }: Pace, taken: Record<string, Taken>): Row {
  const { gateway, portal, two } = taken
  if (!gateway || !portal) throw new Error('nothing was measured')
  const where = latency > 0 ? `, portal of ${latency} ms` : ''
  const p50 = ratio(gateway, portal, 0.5)
  return {
    title: `Gateway: ${action}, ${connections} at once${where}`,
    value: p50,
    unit: 'times',
    target: 1.5,
    runs: gateway.rounds.map((round, k) => median(round) / median(portal.rounds[k] ?? [])),
    notes: [
      `p99 ${ratio(gateway, portal, 0.99).toFixed(2)} times; p50 and p99: gateway ${told(gateway)}, portal itself ${told(portal)}`,
      ...(two ? [alongside(gateway, two)] : []),
      ...(action === 'create' && latency > 0 ? [ASKED_FIRST] : []),
      `${ROUNDS} rounds in turn of ${count} requests each`,
    ],
  }
}

/** What the line of the gateway costs is not its overhead: a client on its own has to keep to it too. */
function alongside(gateway: Taken, two: Taken): string {
  const [p50, p99] = [0.5, 0.99].map((share) => ratio(gateway, two, share).toFixed(2))
  return `the gateway lets two at a time through, the portal itself was asked by 20; by a client that keeps to two: ${told(two)}, of which the gateway is p50 ${p50}, p99 ${p99} times`
}

function ratio(one: Taken, other: Taken, share: number): number {
  return quantile(one.rounds.flat(), share) / quantile(other.rounds.flat(), share)
}

function told({ rounds }: Taken): string {
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(rounds.flat(), share).toFixed(1))
  return `${p50} and ${p99} ms`
}
