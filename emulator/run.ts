import { UsageError } from './cli-arguments.ts'
import { PortTakenError } from './serve.ts'

/** Something that runs until it is told to stop. */
export type Running = { close(): Promise<void> }

/**
 * Runs a program until Ctrl+C or SIGTERM, then closes it and leaves with code 0. What a person can mend is said
 * in one sentence, and the code is 1.
 */
export async function runUntilStopped(start: () => Promise<Running | undefined>): Promise<void> {
  let running: Running | undefined
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    // Vite ends the process on SIGTERM too, and may be faster: it keeps a code that is set.
    process.exitCode = 0
    void running?.close().then(() => process.exit(0))
    if (!running) process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    running = await start()
  } catch (error) {
    const known = error instanceof UsageError || error instanceof PortTakenError
    console.error(known ? error.message : error)
    process.exit(1)
  }
}
