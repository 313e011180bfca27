/** Milliseconds between two looks at those who wait too long: nobody minds so small a delay. */
const GRAIN = 20

interface LineSettings {
  /** Turns at a time. */
  parallel: number
  now: () => number
  pause: (ms: number) => Promise<void>
}

export interface FairLine {
  /**
   * Waits for a turn until `deadline` (monotonic clock). False, and no turn, where the time ran out, `signal` was
   * aborted or the line is closed.
   */
  join(keyId: string, deadline: number, signal?: AbortSignal): Promise<boolean>
  /** Gives a turn back. */
  leave(): void
  /** Turns that are taken. */
  running(): number
  closed(): boolean
  /** Ends every wait with false, and resolves when all turns are given back. */
  close(): Promise<void>
}

interface Waiter {
  deadline: number
  settle(turn: boolean): void
}

/** One line for each key, first come first served, and the keys served in turn. */
export function fairLine({ parallel, now, pause }: LineSettings): FairLine {
  // In the order in which the keys are served next.
  const lines = new Map<string, Set<Waiter>>()
  const idle: (() => void)[] = []
  let running = 0
  let watching = false
  let closed = false

  function serveNext(): void {
    for (const [keyId, line] of lines) {
      lines.delete(keyId)
      const [waiter] = line
      if (!waiter) continue
      lines.set(keyId, line)
      running += 1
      return waiter.settle(true)
    }
  }

  /** One timer for all who wait, for a pause cannot be called off. */
  async function watch(): Promise<void> {
    if (watching) return
    watching = true
    while (lines.size > 0) {
      const waiters = [...lines.values()].flatMap((line) => [...line])
      for (const waiter of waiters) if (waiter.deadline <= now()) waiter.settle(false)
      const next = waiters.reduce((least, { deadline }) => Math.min(least, deadline), Infinity)
      if (lines.size > 0) await pause(Math.max(GRAIN, next - now()))
    }
    watching = false
  }

  function wait(keyId: string, deadline: number, signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const line = lines.get(keyId) ?? new Set<Waiter>()
      const abort = () => waiter.settle(false)
      const waiter: Waiter = {
        deadline,
        settle(turn) {
          line.delete(waiter)
          if (line.size === 0) lines.delete(keyId)
          signal?.removeEventListener('abort', abort)
          resolve(turn)
        },
      }
      line.add(waiter)
      lines.set(keyId, line)
      signal?.addEventListener('abort', abort)
      void watch()
    })
  }

  return {
    join(keyId, deadline, signal) {
      if (closed || signal?.aborted === true || now() > deadline) return Promise.resolve(false)
      if (running >= parallel) return wait(keyId, deadline, signal)
      running += 1
      return Promise.resolve(true)
    },
    leave() {
      running -= 1
      if (running < parallel) serveNext()
      if (running === 0) for (const tell of idle.splice(0)) tell()
    },
    running: () => running,
    closed: () => closed,
    close() {
      closed = true
      for (const line of lines.values()) for (const waiter of line) waiter.settle(false)
      return running === 0 ? Promise.resolve() : new Promise((resolve) => void idle.push(resolve))
    },
  }
}
