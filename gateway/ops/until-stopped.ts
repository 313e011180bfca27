import type { Log } from '../api/gateway.ts'
import { describeError } from './describe-error.ts'

/** Resolves with the first signal to stop. A second one, or an error nobody caught, ends the process at once with code 1. */
export function untilStopped(log: Log): Promise<NodeJS.Signals> {
  function fail(error: unknown): void {
    log.error({ error: describeError(error) }, 'nobody caught an error')
    process.exit(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  return new Promise((resolve) => {
    let told = false
    function stop(signal: NodeJS.Signals): void {
      if (told) process.exit(1)
      told = true
      resolve(signal)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
