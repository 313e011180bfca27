import type { Log } from '../api/gateway.ts'
import { describeError } from './describe-error.ts'

/**
 * Milliseconds in which another signal is the same stop: npm passes on the Ctrl+C that its script got from the terminal
 * already.
 */
const SAME_MS = 500

/**
 * Resolves with the first signal to stop. Another one after half a second, or an uncaught error, ends the process
 * at once with code 1.
 */
export function untilStopped(log: Log): Promise<NodeJS.Signals> {
  function fail(error: unknown): void {
    log.error({ error: describeError(error) }, 'nobody caught an error')
    process.exit(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  return new Promise((resolve) => {
    let toldAt: number | null = null
    function stop(signal: NodeJS.Signals): void {
      toldAt ??= performance.now()
      if (performance.now() - toldAt > SAME_MS) process.exit(1)
      resolve(signal)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
