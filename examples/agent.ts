/**
 * An agent that works through one deal and leaves its trail by the gateway.
 *
 *   TRAIL_KEY=trail_api_… npx tsx examples/agent.ts 100
 *
 * TRAIL_URL is the gateway, http://localhost:8080 without it. Run it twice with the same RUN_ID: the second run
 * writes nothing new, for every request carries an Idempotency-Key made of the run and the step.
 */
import { argv, env, exit } from 'node:process'

const BASE = `${env['TRAIL_URL'] ?? 'http://localhost:8080'}/v1`
const KEY = env['TRAIL_KEY'] ?? stop('Set TRAIL_KEY: npm run gateway -- keys create --name "Example agent"')
const DEAL = { entityTypeId: 2, entityId: Number(argv[2] ?? 100) }
const RUN_ID = env['RUN_ID'] ?? `example-${Date.now().toString(36)}`
const AGENT = 'Example agent'

/** One request; repeated while the gateway says that another try makes sense. */
async function api(step: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    const response = await send(path, {
      method,
      headers: {
        'X-Api-Key': KEY,
        'X-Run-Id': RUN_ID,
        'X-Agent-Name': AGENT,
        ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': `${RUN_ID}:${step}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response) {
      if (tries === 5) return stop(`${step}: there is no gateway at ${BASE}`)
      await pause(step, 2)
      continue
    }
    const answer: unknown = await response.json()
    if (response.ok) return field(answer, 'data')
    const error = field(answer, 'error')
    const wait = field(error, 'retryAfter')
    if (typeof wait !== 'number' || tries === 5) {
      return stop(`${step}: ${String(field(error, 'code'))}: ${String(field(error, 'message'))}`)
    }
    await pause(step, wait)
  }
}

/** Null where the connection broke: the same request may be sent again, for it carries its key. */
function send(path: string, init: RequestInit): Promise<Response | null> {
  return fetch(BASE + path, init).catch(() => null)
}

async function pause(step: string, seconds: number): Promise<void> {
  console.log(`${step}: waiting ${seconds} s`)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function stop(why: string): never {
  console.error(why)
  exit(1)
}

// 1. What is known already: the newest entries tell whether somebody was here before.
const known = await api('read', 'GET', `/timeline-logs?entityTypeId=2&entityId=${DEAL.entityId}&limit=5`)
console.log(`The deal has ${Array.isArray(known) ? known.length : 0} recent entries.`)

// 2. Say that work begins, so that a manager who opens the card now knows why things move.
const started = await api('start', 'POST', '/timeline-logs', {
  ...DEAL,
  title: 'Credit check started',
  text: 'Reading the payment history of the last twelve months.',
  run: { id: RUN_ID, agent: AGENT, step: 'start' },
})
console.log(`Started: entry ${String(field(started, 'id'))}`)

// 3. The work itself. Yours is here.
const limit = 500_000

// 4. The result, its pin, its note and the contact it concerns: one request, and later calls name the first one's entry.
const outcome = await api('result', 'POST', '/batch', {
  calls: [
    {
      id: 'result',
      action: 'create',
      params: {
        ...DEAL,
        title: 'Credit check finished',
        text: `[b]Limit:[/b] ${limit.toLocaleString('en')}\n[b]Open invoices:[/b] none`,
        run: { id: RUN_ID, agent: AGENT, step: 'result', outcome: 'approved' },
      },
    },
    { action: 'pin', entityId: '$result.id', params: DEAL },
    {
      action: 'add_note',
      entityId: '$result.id',
      params: { ...DEAL, text: 'Valid until the end of the quarter.' },
    },
    { action: 'bind', entityId: '$result.id', params: { entityType: 'contact', entityId: 50 } },
  ],
})
console.log('Finished:', field(outcome, 'summary'))
const errors = field(outcome, 'errors')
if (errors && Object.keys(errors).length > 0) console.log('What the portal did not take:', errors)

// 5. The whole run can be read again, by anybody with a key.
await api('run', 'GET', `/runs/${RUN_ID}`)
console.log(`The whole run: ${BASE}/runs/${RUN_ID}`)
