import { setTimeout as pause } from 'node:timers/promises'
import { repeat } from '../load/repeat.ts'
import type { Memory } from '../load/process.ts'
import { gatewaySide } from '../load/sides.ts'
import { withGateway } from '../load/stand.ts'
import type { Row } from '../row.ts'

const CONNECTIONS = 20
const LOOKS = 20
const IDLE_MS = 2_000
const MB = 2 ** 20
/** What a gateway with the embedded file may hold. */
const TARGET = 150

/** What the gateway holds when nobody asked it anything yet, and after many creates; and whether it goes on growing. */
export async function measureMemory(slow: boolean): Promise<Row[]> {
  const count = slow ? 100_000 : 10_000
  return withGateway({ bucket: 'off' }, async (stand) => {
    const look = () => stand.gateway.memory()
    const side = gatewaySide(stand, CONNECTIONS)
    try {
      await pause(IDLE_MS)
      const start = await look()
      const looks: Memory[] = []
      for (let k = 0; k < LOOKS; k++) {
        await repeat(count / LOOKS, CONNECTIONS, () => side.create())
        looks.push(await look())
      }
      return rows(count, start, looks)
    } finally {
      side.close()
    }
  })
}

function rows(count: number, start: Memory, looks: Memory[]): Row[] {
  const resident = looks.map((each) => each.resident / MB)
  const half = looks.slice(LOOKS / 2)
  const thousands = count / LOOKS / 1000
  const growth = slope(half.map((each) => each.resident / 1024)) / thousands
  const heap = slope(half.map((each) => each.heap / 1024)) / thousands
  const least = Math.min(...half.map((each) => each.heap / MB))
  return [
    {
      title: 'Gateway: memory after the start',
      value: start.resident / MB,
      unit: 'MB',
      target: TARGET,
      runs: [start.resident / MB],
      notes: [`resident; the heap holds ${(start.heap / MB).toFixed(0)} MB`],
    },
    {
      title: `... after ${count.toLocaleString('en')} creates`,
      value: resident.at(-1) ?? null,
      unit: 'MB',
      target: TARGET,
      runs: resident,
      notes: [
        `at most ${Math.max(...resident).toFixed(0)} MB; the heap went down to ${least.toFixed(0)} MB in the last half`,
      ],
    },
    {
      title: '... growth in 1,000 creates',
      value: growth,
      unit: 'kB',
      target: null,
      runs: [growth],
      notes: [
        `resident, over the last ${(count / 2).toLocaleString('en')}; of it the heap ${heap.toFixed(1)} kB`,
      ],
    },
  ]
}

/** By how much the numbers grow from one to the next, by least squares. */
function slope(numbers: readonly number[]): number {
  const middle = (numbers.length - 1) / 2
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const over = numbers.reduce((sum, each, k) => sum + (k - middle) * (each - mean), 0)
  return over / numbers.reduce((sum, _, k) => sum + (k - middle) ** 2, 0)
}
