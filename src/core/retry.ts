import { isWorthRepeating, toPortalError } from './portal-error.ts'
import type { Call, Portal } from './portal.ts'

/** Pauses in milliseconds before each further try of a request that was not answered. */
const PAUSES = [1_000, 3_000]

/**
 * A portal that repeats what is safe to repeat: reads that got no answer, and anything the portal turned away at
 * the door for its rate. A write is never repeated blindly. `pause` waits that many milliseconds.
 */
export function patient(portal: Portal, pause: (ms: number) => Promise<void>): Portal {
  async function repeat<T>(write: boolean, send: () => Promise<T>): Promise<T> {
    for (const ms of PAUSES) {
      try {
        return await send()
      } catch (error) {
        const known = toPortalError(error)
        if (!isWorthRepeating(known, write)) throw known
        await pause(ms)
      }
    }
    return send().catch((error: unknown) => {
      throw toPortalError(error)
    })
  }
  return {
    call: (call) => repeat(call.write === true, () => portal.call(call)),
    batch: (calls, options) => repeat(hasWrite(calls), () => portal.batch(calls, options)),
  }
}

function hasWrite(calls: Record<string, Call>): boolean {
  return Object.values(calls).some((call) => call.write === true)
}
