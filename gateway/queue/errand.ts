import { type PortalError, isWorthRepeating, toPortalError } from '#core/portal-error.ts'
import type { Call } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import { type Admitted, type Request, admit } from './admission.ts'
import type { ErrorLoops } from './error-loops.ts'
import type { FairLine } from './fair-line.ts'
import type { MethodBudgets } from './method-budgets.ts'
import type { PortalDoor } from './portal-door.ts'
import { TurnedAway } from './turned-away.ts'

/** Milliseconds before a read that was lost is sent again. */
const LOST_PAUSES = [1_000, 3_000]

/** Milliseconds before a request that the portal turned away at its door is sent again: doubled each time, to a limit. */
const RATE_PAUSE = 1_000
const LONGEST_PAUSE = 8_000

/** Milliseconds between two looks of one that waits long at whether anybody still wants it. */
const LOOK = 1_000

/** Seconds (agents-api: the sample of QUEUE_TIMEOUT). */
const RETRY_SECONDS = 10

const LEFT = 'The client left before the request was sent to the portal.'

/** A request on its way through the line. */
export interface Errand<T> extends Request {
  /** What the line's errors name. */
  method: string
  /** Aborted when the client has left. */
  signal: AbortSignal | undefined
  /** That of the agent's whole request, by the monotonic clock. */
  deadline: number
  write: boolean
  send(open: Record<string, Call>, shut: Record<string, TurnedAway>): Promise<T>
  /** Told how it ended before the next in line has its turn. */
  succeeded(answer: T): void
  failed(error: PortalError): void
}

interface RunnerSettings {
  budgets: MethodBudgets
  loops: ErrorLoops
  line: FairLine
  door: PortalDoor
  now: () => number
  pause: (ms: number) => Promise<void>
}

/** Takes errands through the line to the portal and back; none waits longer than `deadline` (monotonic clock). */
export function errandRunner(settings: RunnerSettings) {
  const { loops, line, door, now, pause } = settings

  async function takeTurn(errand: Errand<unknown>, deadline: number): Promise<Admitted> {
    for (;;) {
      await untilOpen(errand, deadline)
      if (!(await line.join(errand.keyId, deadline, errand.signal))) throw late(errand)
      const admitted = askAgain(errand, deadline)
      if (typeof admitted !== 'number') return admitted
      line.leave()
    }
  }

  /** Methods that rest are waited for outside of the line: others may go. */
  async function untilOpen(errand: Errand<unknown>, deadline: number): Promise<void> {
    for (;;) {
      const admitted = admit(errand, deadline, settings)
      if (typeof admitted !== 'number') return
      if (line.closed() || errand.signal?.aborted === true) throw late(errand)
      await pause(Math.min(LOOK, admitted - now()))
    }
  }

  /** Much may have happened while it stood in line. */
  function askAgain(errand: Errand<unknown>, deadline: number): Admitted | number {
    try {
      const admitted = admit(errand, deadline, settings)
      if (typeof admitted === 'number') return admitted
      for (const call of Object.values(admitted.open)) loops.begin(errand.keyId, call, errand)
      return admitted
    } catch (error) {
      line.leave()
      throw error
    }
  }

  async function send<T>(errand: Errand<T>, { open, shut }: Admitted, deadline: number): Promise<T> {
    for (let ms = RATE_PAUSE; ; ms = Math.min(2 * ms, LONGEST_PAUSE)) {
      const slot = await door.enter(deadline, errand.signal).catch(() => {
        throw new TurnedAway(new ApiError('INTERNAL_ERROR', undefined, { retryAfter: 5 }), errand.method)
      })
      if (!slot) throw late(errand)
      if (errand.signal?.aborted === true) {
        await slot.release()
        throw late(errand)
      }
      let failure: PortalError
      try {
        return await errand.send(open, shut)
      } catch (error) {
        failure = toPortalError(error, errand.method)
      } finally {
        await slot.release()
      }
      if (failure.code !== 'rateLimit' || now() + ms > deadline) throw failure
      await pause(ms)
    }
  }

  return async function run<T>(errand: Errand<T>, deadline: number): Promise<T> {
    for (let lost = 0; ; lost += 1) {
      const ms = LOST_PAUSES[lost] ?? Infinity
      const admitted = await takeTurn(errand, deadline).catch((error: unknown) => {
        // It may have been a probe, whose place is free again.
        errand.failed(toPortalError(error, errand.method))
        throw error
      })
      try {
        const answer = await send(errand, admitted, deadline)
        errand.succeeded(answer)
        return answer
      } catch (error) {
        const known = toPortalError(error, errand.method)
        if (!isLostRead(known, errand) || now() + ms > deadline) {
          errand.failed(known)
          throw known
        }
      } finally {
        line.leave()
      }
      await pause(ms)
    }
  }
}

function isLostRead(error: PortalError, { write }: Errand<unknown>): boolean {
  // What the portal turned away for its rate was sent again already, for as long as there was time.
  return error.code !== 'rateLimit' && isWorthRepeating(error, write)
}

function late({ method, signal }: Errand<unknown>): TurnedAway {
  if (signal?.aborted === true) return new TurnedAway(new ApiError('INVALID_REQUEST', LEFT), method)
  return new TurnedAway(new ApiError('QUEUE_TIMEOUT', undefined, { retryAfter: RETRY_SECONDS }), method)
}
