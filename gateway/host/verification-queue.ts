/** So many verifications at once, then one in EVERY_MS: they take of the rate that the portal gives to agents. */
const BURST = 10
const EVERY_MS = 2_000

/** Most that wait, to bound the memory: one holds 20 kB at most. */
const LONGEST = 1_000

export interface Queued<Result> {
  /** Whether others are before it, or the rate is used up. */
  waits: boolean
  /** `dropped` where newer ones took its place in the queue; otherwise as `verify` ends, with its error too. */
  result: Promise<Result | 'dropped'>
}

export interface VerificationQueue<Result> {
  /** Calls `verify` when it is its turn. What waits under the same `key` already is not queued twice. */
  add(key: string, verify: () => Promise<Result>): Queued<Result>
  /** Resolves when nothing waits or is being verified. */
  settled(): Promise<void>
  /** Drops all that waits; resolves when nothing is being verified. */
  close(): Promise<void>
}

interface QueueOptions {
  /** Milliseconds of a clock that never goes back. */
  now: () => number
  pause: (ms: number) => Promise<void>
  onDropped: () => void
}

interface Waiting<Result> {
  verify: () => Promise<Result>
  end: (result: Promise<Result> | 'dropped') => void
  result: Promise<Result | 'dropped'>
}

/**
 * Verifies one after another, at a bounded rate, the newest first: everyone can post a form, and however many wait
 * already, a person who opens the app now is next.
 */
export function verificationQueue<Result>({
  now,
  pause,
  onDropped,
}: QueueOptions): VerificationQueue<Result> {
  const waiting = new Map<string, Waiting<Result>>()
  let working: Promise<void> | null = null
  let verifying: Promise<unknown> = Promise.resolve()
  /** When the turns that were taken are made up for. */
  let evenAt = -Infinity

  function turnIn(): number {
    return Math.max(0, evenAt - now() - (BURST - 1) * EVERY_MS)
  }

  async function work(): Promise<void> {
    while (waiting.size > 0) {
      const wait = turnIn()
      if (wait > 0) await pause(wait)
      else await verifyNewest()
    }
    working = null
  }

  async function verifyNewest(): Promise<void> {
    const newest = [...waiting].at(-1)
    if (!newest) return
    const [key, { verify, end }] = newest
    waiting.delete(key)
    evenAt = Math.max(evenAt, now()) + EVERY_MS
    const result = verify()
    end(result)
    verifying = result.catch(() => null)
    await verifying
  }

  function drop(key: string): void {
    waiting.get(key)?.end('dropped')
    waiting.delete(key)
    onDropped()
  }

  function waitingFor(verify: () => Promise<Result>): Waiting<Result> {
    let end: Waiting<Result>['end'] = () => {}
    const result = new Promise<Result | 'dropped'>((resolve) => (end = resolve))
    return { verify, end, result }
  }

  return {
    add(key, verify) {
      const waits = working !== null || turnIn() > 0
      const added = waiting.get(key) ?? waitingFor(verify)
      // Put in again, the same one is the newest.
      waiting.delete(key)
      waiting.set(key, added)
      const [oldest = key] = waiting.keys()
      if (waiting.size > LONGEST) drop(oldest)
      working ??= work()
      return { waits, result: added.result }
    },
    settled: async () => void (await working),
    async close() {
      for (const key of waiting.keys()) drop(key)
      await verifying
    },
  }
}
