import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '#emulator/create-emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { type Client, openClient } from '../load/client.ts'
import { type Delayed, delay } from '../load/delayed.ts'
import { gatewayFolder, startGateway } from '../load/process.ts'
import { repeat } from '../load/repeat.ts'
import { type Side, gatewaySide } from '../load/sides.ts'
import type { Row } from '../row.ts'
import { median, spread } from '../statistics.ts'

/** Milliseconds: bytes on their way, each way, and the portal's own work on a request, as in the overhead's rows. */
const ONE_WAY_MS = 25
const PORTAL_MS = 100

const SILENCE_MS = 10_000
const ROUNDS = 7
/** Calls in a row after each silence; the first is the one that waited. */
const WARM = 9
const TARGET = 1.05

/** A call after a silence against those that follow it at once, over TLS: was the connection still there? */
export async function measureKeepAlive(): Promise<Row[]> {
  const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const network = await delay(portOf(served.httpsUrl), ONE_WAY_MS)
  const beside = await delay(portOf(served.url), ONE_WAY_MS)
  emulator.faults.add([{ method: '*', latency: PORTAL_MS, times: 0 }])
  try {
    const rounds = await measured(network, served.certificate, beside)
    return [rowOf(rounds, network.opened())]
  } finally {
    await Promise.all([network.close(), beside.close()])
    await served.close()
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

interface Round {
  /** Milliseconds of the call after the silence, and of those after it. */
  first: number
  warm: number[]
}

async function measured(network: Delayed, certificate: string, beside: Delayed): Promise<Round[]> {
  const folder = gatewayFolder()
  const file = join(tmpdir(), `trail-bench-${process.pid}.pem`)
  writeFileSync(file, certificate)
  try {
    const settings = { ...folder.settings, NODE_EXTRA_CA_CERTS: file }
    const gateway = await startGateway(`https://localhost:${network.port}`, settings)
    const key = await gateway.makeKey()
    const side = gatewaySide({ gateway, key }, 1)
    const other = openClient(`http://127.0.0.1:${beside.port}`, 1)
    try {
      return await rounds(side, other)
    } finally {
      side.close()
      other.close()
      await gateway.close()
    }
  } finally {
    rmSync(file, { force: true })
    folder.remove()
  }
}

async function rounds(side: Side, other: Client): Promise<Round[]> {
  const id = await side.create()
  const calls = (count: number) => repeat(count, 1, () => side.get(id))
  await calls(WARM)
  const all: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await silence(() => other.get(`/rest/1/emulator/crm.timeline.logmessage.get?id=${id}`))
    const [first = 0] = await calls(1)
    all.push({ first, warm: await calls(WARM) })
  }
  return all
}

/** Only the gateway is silent: another client goes on asking, so that the portal, the network and this process stay warm. */
async function silence(ask: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + SILENCE_MS
  while (performance.now() < until) await ask()
}

function rowOf(rounds: Round[], opened: number): Row {
  const runs = rounds.map(({ first, warm }) => first / median(warm))
  const firsts = rounds.map(({ first }) => first)
  const warm = rounds.flatMap((round) => round.warm)
  return {
    title: `Gateway: get after ${SILENCE_MS / 1000} s of silence`,
    value: median(runs),
    unit: 'times',
    target: TARGET,
    runs,
    notes: [
      `against a warm one, over TLS, ${ONE_WAY_MS} ms each way, portal of ${PORTAL_MS} ms: ${spread(firsts)} and ${spread(warm)}`,
      `the median of ${ROUNDS} silences; connections to the portal that were opened: ${opened}`,
    ],
  }
}
