import { openClient } from '../load/client.ts'
import { repeat } from '../load/repeat.ts'
import { gatewaySide, newEntry } from '../load/sides.ts'
import { type GatewayStand, withGateway } from '../load/stand.ts'
import type { Row } from '../row.ts'

const ENTRIES = 1_000
const IN_BATCH = 50
/** One by one all of them take eight minutes. */
const FEW = 150
/** At least ten times fewer than one by one. */
const TARGET = ENTRIES / 10

interface Run {
  requests: number
  seconds: number
}

/** A thousand entries through a portal that takes 50 requests at once and then two a second. */
export async function measureBucket(slow: boolean): Promise<Row[]> {
  const batched = await withGateway({ bucket: 'real' }, (stand) => measured(stand, inBatches))
  const count = slow ? ENTRIES : FEW
  const single = await withGateway({ bucket: 'real' }, (stand) => measured(stand, oneByOne(count)))
  const scaled = (single.requests / count) * ENTRIES
  const few = `${count} creates: ${single.requests} requests in ${single.seconds.toFixed(1)} s`
  const fewer = (scaled / batched.requests).toFixed(0)
  return [
    {
      title: 'Gateway: requests for 1,000 creates in batches',
      value: batched.requests,
      unit: 'requests',
      target: TARGET,
      runs: [batched.requests],
      notes: [`${fewer} times fewer than one by one; ${IN_BATCH} a batch, one batch after another`],
    },
    {
      title: '... their time',
      value: batched.seconds,
      unit: 's',
      target: null,
      runs: [batched.seconds],
      notes: [],
    },
    {
      title: slow ? '... requests one by one' : '... requests one by one, scaled',
      value: scaled,
      unit: 'requests',
      target: null,
      runs: [single.requests],
      notes: slow ? [] : [few],
    },
    slow ? timeRow(single) : scaledRow(count, single),
  ]
}

function timeRow({ seconds }: Run): Row {
  return { title: '... their time', value: seconds, unit: 's', target: null, runs: [seconds], notes: [] }
}

/** What the bucket made of the rest is known; that it would is not measured. */
function scaledRow(count: number, { seconds, requests }: Run): Row {
  const each = requests / count
  const rest = ((ENTRIES - count) * each) / 2
  return {
    title: '... their time, scaled',
    value: seconds + rest,
    unit: 's',
    target: null,
    runs: [seconds],
    notes: [`${count} measured, the others at two requests a second; --slow measures all of them`],
  }
}

async function measured(stand: GatewayStand, write: (stand: GatewayStand) => Promise<void>): Promise<Run> {
  const began = performance.now()
  await write(stand)
  const seconds = (performance.now() - began) / 1000
  return { requests: (await stand.control.posts()).length, seconds }
}

async function inBatches({ gateway, key }: GatewayStand): Promise<void> {
  const client = openClient(gateway.origin, 1, { 'X-Api-Key': key })
  const batch = async () => {
    const calls = Array.from({ length: IN_BATCH }, () => ({ action: 'create', params: newEntry() }))
    const text = await client.post('/v1/batch', { calls })
    if (!text.includes(`"succeeded":${IN_BATCH}`))
      throw new Error(`not all were written: ${text.slice(-300)}`)
  }
  await repeat(ENTRIES / IN_BATCH, 1, batch).finally(client.close)
}

function oneByOne(count: number): (stand: GatewayStand) => Promise<void> {
  return async (stand) => {
    const side = gatewaySide(stand, 1)
    await repeat(count, 1, () => side.create()).finally(side.close)
  }
}
