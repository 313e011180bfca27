import type { Clocks } from '../ops/clocks.ts'

export interface TestClock {
  /** Unix milliseconds. */
  now: () => number
  pause: (ms: number) => Promise<void>
  /** Pauses that are not over. */
  sleeping: () => number
  /** Lets time go by; whoever wakes on the way does what follows before it goes on. */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  at: number
  wake: () => void
}

/** Time that stands still until it is told to go on. */
export function testClock(start = 1_800_000_000_000): TestClock {
  let time = start
  const sleepers = new Set<Sleeper>()
  return {
    now: () => time,
    pause: (ms) => new Promise((wake) => void sleepers.add({ at: time + ms, wake })),
    sleeping: () => sleepers.size,
    async advance(ms) {
      const end = time + ms
      await settled()
      for (;;) {
        const [first] = [...sleepers]
          .filter(({ at }) => at <= end)
          .toSorted((one, other) => one.at - other.at)
        if (!first) break
        sleepers.delete(first)
        time = Math.max(time, first.at)
        first.wake()
        await settled()
      }
      time = Math.max(time, end)
    },
  }
}

/** One clock for both, as on a machine whose clock is never set. */
export function oneClock(now: () => number): Clocks {
  return { now, date: now }
}

/** Gives all that needs no time the chance to happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
