import type { HeldLock, Locks } from './locks.ts'

/** Where the names of a line are really held: nowhere else for one gateway, in PostgreSQL for several. */
export interface LockSource {
  /** Takes the first of `names` that nobody else holds; null where all are held. Rejects where it cannot tell. */
  take(names: readonly string[]): Promise<string | null>
  /** Gives a name back. Never rejects. */
  give(name: string): Promise<void>
}

export interface LockLine extends Locks {
  /** Asks again for those who wait for `name`, or for anything: it may be free. */
  wake(name?: string): void
  /** Whether somebody waits for the name. */
  awaits(name: string): boolean
  /** Ends every wait with null. */
  end(): void
}

interface Waiter {
  names: readonly string[]
  asked: boolean
  late: boolean
  settled: boolean
  settle(lock: HeldLock | null): void
}

/** Those who wait for names in one process, first come first served; the same name is never given twice. */
export function lockLine(source: LockSource): LockLine {
  const held = new Set<string>()
  const line = new Set<Waiter>()
  let freed = new Set<string>()
  let anything = false
  let asking = false
  let again = false

  function stir(): void {
    again = true
    if (asking) return
    asking = true
    void askAll()
  }

  async function askAll(): Promise<void> {
    while (again) {
      again = false
      const due = { names: freed, anything }
      freed = new Set()
      anything = false
      const busy = new Set<string>()
      for (const waiter of line) {
        const idle = waiter.asked && !due.anything && !waiter.names.some((name) => due.names.has(name))
        try {
          const names = waiter.names.filter((name) => !held.has(name) && !busy.has(name))
          // What somebody waits for in front is not for those behind, though it be freed meanwhile.
          if (idle || !(await ask(waiter, names))) for (const name of waiter.names) busy.add(name)
        } catch {
          // The source is away; it wakes the line when it is back.
          endLate()
          break
        }
      }
    }
    asking = false
  }

  /** False where none of the names was free. */
  async function ask(waiter: Waiter, names: string[]): Promise<boolean> {
    const name = names.length === 0 ? null : await source.take(names)
    waiter.asked = true
    if (name === null) {
      if (waiter.late) waiter.settle(null)
      return false
    }
    if (waiter.settled) {
      await source.give(name)
      wake(name)
      return true
    }
    held.add(name)
    waiter.settle(lockOf(name))
    return true
  }

  function endLate(): void {
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
        wake(name)
        await given
      },
    }
  }

  function wake(name?: string): void {
    if (name === undefined) anything = true
    else freed.add(name)
    stir()
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
          if (waiter.asked) return waiter.settle(null)
          // However short the time: it is asked for once.
          waiter.late = true
          stir()
        }, timeoutMs)
        signal?.addEventListener('abort', abort)
        line.add(waiter)
        stir()
      })
    },
    wake,
    awaits: (name) => [...line].some((waiter) => waiter.names.includes(name)),
    end() {
      for (const waiter of line) waiter.settle(null)
    },
  }
}
