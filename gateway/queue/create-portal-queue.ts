import { toPortalError } from '#core/portal-error.ts'
import { type Answer, type BatchOptions, type Call, type Outcome, type Portal, failed } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import { errorLoops } from './error-loops.ts'
import { fairLine } from './fair-line.ts'
import { type Errand, errandRunner } from './errand.ts'
import { methodBudgets } from './method-budgets.ts'
import { portalDoor } from './portal-door.ts'
import type { PortalQueue } from './portal-queue.ts'
import type { QueueSettings } from './queue-settings.ts'
import { TurnedAway } from './turned-away.ts'
import { verdictsOf } from './verdicts.ts'

/** Seconds after which a key that has too much in line may come again. */
const RETRY_SECONDS = 10

/** Puts the line in front of a link together. It sees the link's accounts of spent time for as long as the link lives. */
export function createPortalQueue(settings: QueueSettings): PortalQueue {
  const { link, timeout, waitingPerKey = 1000, operatingLimit = 480, now } = settings
  const { portal, portalId } = link
  const budgets = methodBudgets(operatingLimit, now)
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
      return await run(errand, now() + timeout)
    } finally {
      total -= 1
      const left = (inside.get(keyId) ?? 1) - 1
      if (left > 0) inside.set(keyId, left)
      else inside.delete(keyId)
    }
  }

  function end(errand: Errand<unknown>, method: string, error: unknown): void {
    const known = error === null ? null : toPortalError(error, method)
    if (known?.code === 'budget') budgets.refused(method)
    loops.end(errand.keyId, method, errand, known)
  }

  function portalFor(keyId: string, signal?: AbortSignal): Portal {
    return {
      async call(call) {
        const { method, write = false } = call
        const send = () => portal.call(call)
        const errand = { keyId, signal, method, write, whole: true, calls: { [method]: call }, send }
        try {
          const answer = await pass(errand)
          end(errand, method, null)
          return answer
        } catch (error) {
          end(errand, method, error)
          throw error
        }
      },
      async batch(calls, options = {}) {
        const all = Object.values(calls)
        const write = all.some((call) => call.write === true)
        const send = sendBatch(portal, options)
        const errand = { keyId, signal, method: 'batch', write, whole: options.halt === true, calls, send }
        try {
          const rows = await pass(errand)
          for (const [method, error] of verdictsOf(calls, rows)) end(errand, method, error)
          return rows
        } catch (error) {
          for (const method of new Set(all.map((call) => call.method))) end(errand, method, error)
          throw error
        }
      },
    }
  }

  return {
    portalFor,
    depth: () => ({ waiting: total - line.running(), running: line.running() }),
    close: () => line.close(),
  }
}

function sendBatch(portal: Portal, options: BatchOptions) {
  return async (open: Record<string, Call>, shut: Record<string, TurnedAway>) => {
    const rows: Record<string, Outcome<Answer>> = { ...(await portal.batch(open, options)) }
    for (const [name, error] of Object.entries(shut)) rows[name] = failed(error)
    return rows
  }
}
