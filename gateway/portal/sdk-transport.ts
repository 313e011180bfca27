import { isRecord, readAnswer } from '#core/portal-answer.ts'
import { ConnectionError, TOO_LARGE, redirectHost } from './connection-error.ts'
import { httpAgent, httpsAgent } from './keep-alive.ts'

/** The SDK's HTTP client (axios), as far as the gateway sets it up. */
export interface SdkTransport {
  defaults: {
    timeout?: number
    maxRedirects?: number
    maxContentLength?: number
    proxy?: unknown
    httpAgent?: unknown
    httpsAgent?: unknown
  }
  interceptors: {
    request: { use(change: <T extends Request>(request: T) => T): unknown }
    response: { use(read: <T extends Response>(response: T) => T, fail: (error: unknown) => never): unknown }
  }
}

interface Request {
  url?: string
  signal?: unknown
}

interface Response {
  status: number
  data: unknown
  config: { url?: string }
}

/** `timeout` in milliseconds; `plain`: http, which B24Hook itself would turn into https. */
interface TransportOptions {
  timeout: number
  plain: boolean
}

/**
 * The SDK's own limiter, switched off, for the queue in front of a link keeps the portal's limits; and one attempt
 * only, for what may be repeated is not the SDK's to decide. The limiter counts by the machine's clock, and only
 * an infinite burst is not used up when that clock is set back.
 */
export const UNLIMITED = {
  rateLimit: { burstLimit: Infinity, drainRate: 1, adaptiveEnabled: false },
  operatingLimit: { windowMs: 600_000, limitMs: Number.MAX_SAFE_INTEGER, heavyPercent: 100 },
  adaptiveConfig: { enabled: false, thresholdPercent: 100, coefficient: 0, maxDelay: 0 },
  maxRetries: 1,
  retryOnNetworkError: false,
}

/** Bytes of an answer, unpacked. A full page of entries with long texts is a tenth of it. */
const LARGEST_ANSWER = 20 * 1024 * 1024

/**
 * Sets up the client below the SDK: it keeps connections, waits so long and no longer, reads 20 MB and no more, follows
 * no redirect (the secret would go along), and reads answers as core does before the SDK sees them. Thus a refusal keeps
 * the portal's code and words, no call is sent again by the SDK, and an answer without `time` is an answer.
 */
export function prepareTransport(client: SdkTransport, { timeout, plain }: TransportOptions): void {
  client.defaults.timeout = timeout
  client.defaults.maxRedirects = 0
  client.defaults.maxContentLength = LARGEST_ANSWER
  client.defaults.httpAgent = httpAgent
  client.defaults.httpsAgent = httpsAgent
  // A proxy of the environment is for the way out; this machine is reached without.
  if (plain) client.defaults.proxy = false
  client.interceptors.request.use((request) => {
    request.signal = limit(timeout)
    if (plain && request.url !== undefined) request.url = request.url.replace(/^https:/, 'http:')
    return request
  })
  client.interceptors.response.use(readable, refused)
}

const timers = new WeakMap<object, NodeJS.Timeout>()

/** Ends a request however it goes on: the client's own timeout starts again with each byte that comes. */
function limit(timeout: number): AbortSignal {
  const stop = new AbortController()
  timers.set(
    stop.signal,
    setTimeout(() => stop.abort(), timeout),
  )
  return stop.signal
}

/** The request is over: its timer would keep it in memory to the end of its time. */
function isOver(config: unknown): void {
  const signal = isRecord(config) ? config['signal'] : null
  if (signal instanceof AbortSignal) clearTimeout(timers.get(signal))
}

function readable<T extends Response>(response: T): T {
  const { config, data, status } = response
  isOver(config)
  readAnswer(status, data, methodOf(config.url))
  // The SDK fails over an answer without it, after the portal has done its work.
  if (isRecord(data) && !isRecord(data['time'])) data['time'] = {}
  return response
}

function refused(error: unknown): never {
  const { config, response } = isRecord(error) ? error : { config: null, response: null }
  isOver(config)
  const method = methodOf(isRecord(config) ? config['url'] : '')
  if (isRecord(response) && typeof response['status'] === 'number' && response['data'] !== undefined) {
    const { data, headers, status } = response
    if (status >= 300 && status < 400) throw redirected(status, headers, method)
    readAnswer(status, data, method)
  }
  throw isRecord(error) && error['isAxiosError'] === true ? unanswered(error, method) : error
}

function redirected(status: number, headers: unknown, method: string): ConnectionError {
  const host = redirectHost(isRecord(headers) ? headers['location'] : null)
  return new ConnectionError('unreadable', { method, reason: 'REDIRECT', host, status })
}

function unanswered({ code, message }: Record<string, unknown>, method: string): ConnectionError {
  if (typeof message === 'string' && message.startsWith('maxContentLength'))
    return new ConnectionError('unreadable', { method, reason: TOO_LARGE })
  // Our own limit for the whole request, and the client's for a silence.
  if (code === 'ERR_CANCELED' || code === 'ECONNABORTED')
    return new ConnectionError('timeout', { method, reason: 'TIMEOUT' })
  // What axios says of an answer that began and did not end.
  const reason = code === 'ERR_BAD_RESPONSE' ? 'BROKEN_OFF' : code
  return new ConnectionError('network', { method, reason: typeof reason === 'string' ? reason : 'NO_ANSWER' })
}

/** What a refusal means may depend on the method, and that is the end of the path. */
function methodOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : ''
}
