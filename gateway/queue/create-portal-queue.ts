import { PortalError } from '#core/portal-error.ts'
import { type Answer, type Outcome, type Portal, failed } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import type { Request } from './admission.ts'
import { errorLoops } from './error-loops.ts'
import { fairLine } from './fair-line.ts'
import { type Errand, errandRunner } from './errand.ts'
import { methodBudgets } from './method-budgets.ts'
import { portalDoor } from './portal-door.ts'
import type { PortalQueue, RequestLimits } from './portal-queue.ts'
import type { QueueSettings } from './queue-settings.ts'
import { type Subject, nameOf, subjectsOf } from './subjects.ts'
import { TurnedAway } from './turned-away.ts'
import { type Verdict, verdictsOf } from './verdicts.ts'

/** Seconds after which a key that has too much in line may come again. */
const RETRY_SECONDS = 10

type Rows = Record<string, Outcome<Answer>>

/** Puts the line in front of a link together. It sees the link's accounts of spent time for as long as the link lives. */
export function createPortalQueue(settings: QueueSettings): PortalQueue {
  const { link, timeout, waitingPerKey = 1000, operatingLimit = 480, now, date } = settings
  const { portal, portalId } = link
  const budgets = methodBudgets(operatingLimit, { now, date })
  const loops = errorLoops(now)
  const line = fairLine(settings)
  const door = portalDoor({ ...settings, portalId })
  const run = errandRunner({ ...settings, budgets, loops, line, door })
  const inside = new Map<string, number>()
  let total = 0
  link.onSpent(budgets.report)

  async function pass<T>(errand: Errand<T>): Promise<T> {
    const { keyId, method } = errand
    const mine = inside.get(keyId) ?? 0
    if (mine >= waitingPerKey) {
      const message = `The key has ${mine} calls in line already.`
      throw new TurnedAway(new ApiError('RATE_LIMITED', message, { retryAfter: RETRY_SECONDS }), method)
    }
    inside.set(keyId, mine + 1)
    total += 1
    try {
      return await run(errand, Math.min(now() + timeout, errand.deadline))
    } finally {
      total -= 1
      const left = (inside.get(keyId) ?? 1) - 1
      if (left > 0) inside.set(keyId, left)
      else inside.delete(keyId)
    }
  }

  function end(request: Request, subject: Subject, verdict: Verdict): void {
    const isSpent = verdict instanceof PortalError && verdict.code === 'budget'
    if (isSpent && subject.target === null) budgets.refused(subject.method)
    loops.end(request.keyId, subject, request, verdict)
  }

  /** The same end for all of it. */
  function endAll(request: Request, verdict: Verdict): void {
    const subjects = Object.values(request.calls).flatMap(subjectsOf)
    new Map(subjects.map((each) => [nameOf(each), each])).forEach((each) => end(request, each, verdict))
  }

  function portalFor(keyId: string, { signal, deadline = Infinity }: RequestLimits = {}): Portal {
    return {
      call(call) {
        const { method, write = false } = call
        const errand: Errand<Answer> = {
          keyId,
          signal,
          deadline,
          method,
          write,
          whole: true,
          calls: { [method]: call },
          send: () => portal.call(call),
          succeeded: () => endAll(errand, 'success'),
          failed: (error) => endAll(errand, error),
        }
        return pass(errand)
      },
      batch(calls, options) {
        const all = Object.values(calls)
        if (all.length === 0) return Promise.resolve({})
        const errand: Errand<Rows> = {
          keyId,
          signal,
          deadline,
          method: 'batch',
          write: all.some((call) => call.write === true),
          whole: options.halt,
          calls,
          send: async (open, shut) => ({ ...(await portal.batch(open, options)), ...rowsOf(shut) }),
          succeeded: (rows) =>
            verdictsOf(calls, rows).forEach(([subject, verdict]) => end(errand, subject, verdict)),
          failed: (error) => endAll(errand, error),
        }
        return pass(errand)
      },
    }
  }

  return {
    portalFor,
    depth: () => ({ waiting: total - line.running(), running: line.running() }),
    close: () => line.close(),
  }
}

function rowsOf(shut: Readonly<Record<string, TurnedAway>>): Rows {
  return Object.fromEntries(Object.entries(shut).map(([name, error]) => [name, failed(error)]))
}
