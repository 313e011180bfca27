import type { HeldLock, Locks } from './locks.ts'

/** Where the names of a line are really held: nowhere else for one gateway, in PostgreSQL for several. */
export interface LockSource {
  /** Takes the first of `names` that nobody else holds; null where all are held. Rejects where it cannot tell. */
  take(names: readonly string[]): Promise<string | null>
  /** Gives a name back. Never rejects. */
  give(name: string): Promise<void>
}

interface Waiter {
  names: readonly string[]
  asked: boolean
  late: boolean
  settled: boolean
  settle(lock: HeldLock | null): void
}

export interface LockLine extends Locks {
  /** Asks again for those who wait: something may be free. */
  wake(): void
  /** The names somebody waits for. */
  awaited(): Set<string>
  /** Ends every wait with null. */
  end(): void
}

/** Those who wait for names in one process, first come first served; the same name is never given twice. */
export function lockLine(source: LockSource): LockLine {
  const held = new Set<string>()
  const line = new Set<Waiter>()
  let asking = false
  let again = false

  function wake(): void {
    again = true
    if (asking) return
    asking = true
    void askAll()
  }

  async function askAll(): Promise<void> {
    while (again) {
      again = false
      const busy = new Set<string>()
      for (const waiter of line) {
        try {
          await ask(waiter, busy)
        } catch {
          // The source is away; it wakes the line when it is back.
          finishLate()
          break
        }
      }
    }
    asking = false
  }

  async function ask(waiter: Waiter, busy: Set<string>): Promise<void> {
    const names = waiter.names.filter((name) => !held.has(name) && !busy.has(name))
    const name = names.length === 0 ? null : await source.take(names)
    waiter.asked = true
    if (name === null) {
      for (const asked of names) busy.add(asked)
      if (waiter.late) waiter.settle(null)
      return
    }
    if (waiter.settled) {
      await source.give(name)
      return
    }
    held.add(name)
    waiter.settle(lockOf(name))
  }

  function finishLate(): void {
    for (const waiter of line) if (waiter.late) waiter.settle(null)
  }

  function lockOf(name: string): HeldLock {
    let released = false
    return {
      name,
      async release() {
        if (released) return
        released = true
        held.delete(name)
        const given = source.give(name)
        wake()
        await given
      },
    }
  }

  return {
    acquire(names, timeoutMs, signal) {
      if (signal?.aborted === true) return Promise.resolve(null)
      return new Promise((resolve) => {
        const abort = () => waiter.settle(null)
        const waiter: Waiter = {
          names,
          asked: false,
          late: false,
          settled: false,
          settle(lock) {
            if (waiter.settled) return
            waiter.settled = true
            line.delete(waiter)
            clearTimeout(timer)
            signal?.removeEventListener('abort', abort)
            resolve(lock)
          },
        }
        const timer = setTimeout(() => {
          // However short the time: it was asked for once.
          if (waiter.asked) return waiter.settle(null)
          waiter.late = true
          wake()
        }, timeoutMs)
        signal?.addEventListener('abort', abort)
        line.add(waiter)
        wake()
      })
    },
    wake,
    awaited: () => new Set([...line].flatMap((waiter) => waiter.names)),
    end() {
      for (const waiter of line) waiter.settle(null)
    },
  }
}
