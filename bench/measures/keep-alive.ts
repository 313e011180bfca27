import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator } from '#emulator/create-emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { delay } from '../load/delayed.ts'
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
  const network = await delay(Number(new URL(served.httpsUrl).port), ONE_WAY_MS)
  const folder = gatewayFolder()
  const certificate = join(tmpdir(), `trail-bench-${process.pid}.pem`)
  writeFileSync(certificate, served.certificate)
  try {
    const settings = { ...folder.settings, NODE_EXTRA_CA_CERTS: certificate }
    const gateway = await startGateway(`https://localhost:${network.port}`, settings)
    try {
      const side = gatewaySide({ gateway, key: await gateway.makeKey() }, 1)
      emulator.faults.add([{ method: '*', latency: PORTAL_MS, times: 0 }])
      const rounds = await measured(side).finally(side.close)
      return [rowOf(rounds, network.opened())]
    } finally {
      await gateway.close()
    }
  } finally {
    rmSync(certificate, { force: true })
    folder.remove()
    await network.close()
    await served.close()
  }
}

interface Round {
  /** Milliseconds of the call after the silence, and of those after it. */
  first: number
  warm: number[]
}

async function measured(side: Side): Promise<Round[]> {
  const id = await side.create()
  const calls = (count: number) => repeat(count, 1, () => side.get(id))
  await calls(WARM)
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await pause(SILENCE_MS)
    const [first = 0] = await calls(1)
    rounds.push({ first, warm: await calls(WARM) })
  }
  return rounds
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
