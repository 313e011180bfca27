import type { Log } from '../api/gateway.ts'

/** How long they are counted before a line is written. */
const COUNT_MS = 10_000

interface DroppedOptions {
  logger: Log
  portal: string
  pause: (ms: number) => Promise<void>
}

export interface DroppedLaunches {
  count(): void
  /** Writes at once what is counted and not written yet. */
  flush(): void
}

/** Logs how many launches of a portal were not verified: a line in ten seconds, not one for each. */
export function droppedLaunches({ logger, portal, pause }: DroppedOptions): DroppedLaunches {
  let count = 0

  function flush(): void {
    if (count > 0)
      logger.warn({ portal, count }, 'Launches of the app were not verified: too many came at once.')
    count = 0
  }

  return {
    count() {
      count += 1
      if (count === 1) void pause(COUNT_MS).then(flush)
    },
    flush,
  }
}
