import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '#emulator/control/faults.ts'
import type { Emulator } from '#emulator/emulator.ts'
import type { Environment } from '../settings.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'
import { seededMoments, seededRandom } from './seeded-random.ts'

export interface CrashRun {
  emulator: Emulator
  /** One for each gateway process. */
  gateways: readonly Environment[]
  /** Who writes: the callers take turns, and each sends its own creates again. */
  callers: readonly Readonly<Record<string, string>>[]
  creates: number
  kills: number
  /** How often all access tokens expire on the way. */
  expiries: number
  seed: number
}

export interface Create {
  title: string
  text: string
  idempotencyKey: string
  headers: Readonly<Record<string, string>>
}

export interface CrashReport {
  answers: { create: Create; id: number }[]
  kills: number
  /** Kills that hit a request under way. */
  broken: number
  /** Calls that were sent a second time or more. */
  retries: number
  /** Sends one create again, to whatever gateway is there. */
  again(create: Create): Promise<Response>
  stop(): Promise<void>
}

/** A card that is empty in every seed. */
export const CRASH_CARD = { entityTypeId: 2, entityId: 102 }

const CLIENTS = 8

/** Milliseconds between two tries of one create. */
const RETRY_MS = 150

const ADD = 'crm.timeline.logmessage.add'

/** What may become of a write on its way; each ends within the time limit of a gateway that waits a second. */
const FAULTS: readonly Fault[] = [
  { drop: 'before' },
  { drop: 'after' },
  { drop: 'after', latency: 80 },
  { drop: 'before', late: 200 },
  { latency: 150 },
  { late: 150 },
  { status: 502 },
  { status: 502, body: 'html' },
  { body: 'html' },
  { body: 'broken-json' },
  { error: 'QUERY_LIMIT_EXCEEDED' },
  { error: 'INTERNAL_SERVER_ERROR' },
]

/** One write in so many suffers a fault. */
const FAULT_RATE = 40

/**
 * Clients send keyed creates, half of them the same word for word, until each is answered with success, while gateways
 * are killed and started again and the portal's answers go astray. Rejects where an answer is none that may be retried.
 */
export async function crashRun(run: CrashRun): Promise<CrashReport> {
  const { emulator, creates: count, kills, expiries, callers, seed } = run
  const random = seededRandom(seed)
  const running: GatewayProcess[] = await Promise.all(run.gateways.map((env) => startGateway(env)))
  const waiting = Array.from({ length: count }, (_, k) => createOf(k, callers)).toReversed()
  const answers: CrashReport['answers'] = []
  const report = { kills: 0, broken: 0, retries: 0 }
  let underWay = 0
  const state = { gaveUp: false, isCalm: false }

  function send({ title, text, idempotencyKey, headers }: Create): Promise<Response> {
    const url = running[Math.floor(random() * running.length)]?.url ?? ''
    return fetch(`${url}/v1/timeline-logs`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify({ ...CRASH_CARD, title, text, iconCode: 'info' }),
    })
  }

  async function client(): Promise<void> {
    for (let create = waiting.pop(); create && !state.gaveUp; create = waiting.pop()) {
      const id = await untilWritten(create)
      if (id !== null) answers.push({ create, id })
    }
  }

  async function untilWritten(create: Create): Promise<number | null> {
    while (!state.gaveUp) {
      if (random() * FAULT_RATE < 1) addFault()
      underWay += 1
      const answer = await send(create)
        .then(async (response) => ({ status: response.status, body: await response.text() }))
        .catch(() => null)
      underWay -= 1
      if (answer?.status === 201) return idIn(answer.body)
      if (answer && !isPassing(answer.status)) throw new Error(`${answer.status} ${answer.body}`)
      report.retries += 1
      await pause(RETRY_MS)
    }
    return null
  }

  function addFault(): void {
    const fault = FAULTS[Math.floor(random() * FAULTS.length)]
    if (fault) emulator.faults.add([{ method: ADD, times: 1, ...fault }])
  }

  /** Waits until so many creates are answered. */
  async function reached(answered: number): Promise<void> {
    while (answers.length < Math.min(answered, count) && !state.gaveUp) await pause(5)
  }

  async function killer(): Promise<void> {
    for (const moment of seededMoments(random, kills, Math.ceil(count / 50), Math.floor(count * 0.9))) {
      await reached(moment)
      await pause(random() * 40)
      while (state.isCalm && !state.gaveUp) await pause(5)
      const victim = Math.floor(random() * running.length)
      const env = run.gateways[victim]
      if (state.gaveUp || env === undefined) return
      if (underWay > 0) report.broken += 1
      await running[victim]?.stop('SIGKILL')
      report.kills += 1
      running[victim] = await startGateway(env)
    }
  }

  /** Nobody is killed between the spending of a refresh token and the storing of the next pair: no gateway could mend that. */
  async function expirer(): Promise<void> {
    for (let n = 1; n <= expiries; n += 1) {
      await reached(Math.floor((count * n) / (expiries + 1)))
      state.isCalm = true
      emulator.expireTokens()
      while (renewalsOf(emulator) < n && !state.gaveUp) await pause(5)
      await reached(answers.length + CLIENTS)
      state.isCalm = false
    }
  }

  try {
    const all = [killer(), expirer(), ...Array.from({ length: CLIENTS }, client)]
    await Promise.all(
      all.map((each) =>
        each.catch((error: unknown) => {
          state.gaveUp = true
          throw error
        }),
      ),
    )
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    await Promise.all(running.map((gateway) => gateway.stop('SIGKILL')))
  }

  return { ...report, answers, again: send, stop }
}

/** How often the authorization server gave a new pair. */
export function renewalsOf({ log }: Emulator): number {
  return log.filter(({ method, status }) => method === 'oauth.token' && status === 200).length
}

function createOf(k: number, callers: CrashRun['callers']): Create {
  const headers = callers[Math.floor(k / 2) % callers.length] ?? {}
  const words =
    k % 2 === 0 ? { title: 'The same', text: 'The same' } : { title: `Number ${k}`, text: `Text ${k}` }
  return { ...words, headers, idempotencyKey: `create-${k}` }
}

/** What a client may meet with while gateways die and portals stutter, and tries again. */
function isPassing(status: number): boolean {
  return status === 409 || status === 429 || status >= 500
}

function idIn(body: string): number {
  const { data }: { data: { id: number } } = JSON.parse(body)
  return data.id
}
