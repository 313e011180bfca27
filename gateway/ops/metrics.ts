import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Ways } from '../portal/ways.ts'

/** Seconds: from what the store answers alone to what a slow portal takes. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export interface RequestSample {
  /** The address as a pattern, such as /v1/timeline-logs/:id. */
  route: string
  method: string
  status: number
  seconds: number
  /** The code of the answer's error envelope. */
  errorCode: string | null
}

export interface PortalSample {
  method: string
  /** `batch` for a command inside of a batch; the batch itself is a call. */
  via: 'call' | 'batch'
  /** `ok`, or the code of the PortalError. */
  outcome: string
  /** Null for a command inside of a batch: the portal's time is the batch's. */
  seconds: number | null
}

export interface ConnectionSample {
  connection: 'webhook' | 'app'
  /** Null where the portal answered; else why it could not be reached, or did not accept the gateway. */
  code: string | null
}

export interface Metrics {
  request(sample: RequestSample): void
  portalCall(sample: PortalSample): void
  connection(sample: ConnectionSample): void
  /** Whose lines are counted when somebody looks. */
  watchQueues(ways: Ways): void
  /** The text that Prometheus reads. */
  text(): Promise<{ body: string; contentType: string }>
}

/** Refusals that are about the key; the others are about what was asked. */
const KEY_CODES = new Set([
  'AUTH_REQUIRED',
  'INVALID_API_KEY',
  'KEY_INACTIVE',
  'KEY_EXPIRED',
  'TOKEN_MISSING',
  'INVALID_SESSION',
  'SCOPE_DENIED',
  'WRITE_BLOCKED_READONLY_KEY',
])

/** Counts for Prometheus, in a registry of their own. `process` adds memory, CPU and the like of the whole process. */
export function createMetrics({ process = false }: { process?: boolean } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (process) collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'trail_requests_total',
    help: 'Requests answered, by address, method and status.',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'trail_request_seconds',
    help: 'Seconds until a request was answered, waiting for the portal included.',
    labelNames: ['route', 'method'] as const,
    buckets: BUCKETS,
    registers,
  })
  const refusals = new Counter({
    name: 'trail_key_refusals_total',
    help: 'Requests refused for their key, by error code.',
    labelNames: ['code'] as const,
    registers,
  })
  const portalCalls = new Counter({
    name: 'trail_portal_calls_total',
    help: 'Calls of the portal, by REST method and outcome. Those via="call" are HTTP requests.',
    labelNames: ['method', 'via', 'outcome'] as const,
    registers,
  })
  const portalSeconds = new Histogram({
    name: 'trail_portal_call_seconds',
    help: 'Seconds until the portal answered an HTTP request, waiting in line left out.',
    labelNames: ['method'] as const,
    buckets: BUCKETS,
    registers,
  })
  const connectionUp = new Gauge({
    name: 'trail_connection_up',
    help: 'Whether the last request over a connection to the portal was answered and accepted: 1 or 0.',
    labelNames: ['connection'] as const,
    registers,
  })
  const connectionFailures = new Counter({
    name: 'trail_connection_failures_total',
    help: 'Requests over a connection to the portal that were not answered or not accepted, by error code.',
    labelNames: ['connection', 'code'] as const,
    registers,
  })

  return {
    request({ route, method, status, seconds, errorCode }) {
      requests.inc({ route, method, status })
      requestSeconds.observe({ route, method }, seconds)
      if (errorCode !== null && KEY_CODES.has(errorCode)) refusals.inc({ code: errorCode })
    },
    portalCall({ method, via, outcome, seconds }) {
      portalCalls.inc({ method, via, outcome })
      if (seconds !== null) portalSeconds.observe({ method }, seconds)
    },
    connection({ connection, code }) {
      connectionUp.set({ connection }, code === null ? 1 : 0)
      if (code !== null) connectionFailures.inc({ connection, code })
    },
    watchQueues(ways) {
      // The gauge stays alive by its registry.
      void new Gauge({
        name: 'trail_queue_depth',
        help: 'Calls of the portal that wait in line, and that are under way.',
        labelNames: ['way', 'state'] as const,
        registers,
        async collect() {
          const app = await ways.app().catch(() => null)
          for (const [way, found] of Object.entries({ webhook: ways.webhook, app })) {
            if (!found) continue
            const { waiting, running } = found.queue.depth()
            this.set({ way, state: 'waiting' }, waiting)
            this.set({ way, state: 'running' }, running)
          }
        },
      })
    },
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  }
}
