import type { PortalError } from '#core/portal-error.ts'
import { type Answer, type Call, type Outcome, done } from '#core/portal.ts'
import type { PortalLink, Spent } from '../portal/link.ts'

/** A request that came as far as the portal, until the test ends it. */
export interface Sent {
  /** The call's method, or the names of a batch's commands. */
  name: string
  calls: Record<string, Call>
  /** Success, but for `rows`; only those of `names` where it halted. */
  answer(rows?: Record<string, Outcome<Answer>>, names?: string[]): void
  fail(error: PortalError): void
}

export interface HandLink extends PortalLink {
  /** All that came, in its order. */
  sent: Sent[]
  /** Requests that came and have no answer yet. */
  open(): number
  report(spent: Spent): void
}

export const ANSWER: Answer = { result: true, total: null }

/** A link to a portal that answers when the test says so. */
export function handLink(portalId = 'portal.test'): HandLink {
  const sent: Sent[] = []
  const listeners: ((spent: Spent) => void)[] = []
  let open = 0

  function come(name: string, calls: Record<string, Call>): Promise<Record<string, Outcome<Answer>>> {
    open += 1
    const { promise, resolve, reject } = withResolvers<Record<string, Outcome<Answer>>>()
    sent.push({
      name,
      calls,
      answer(rows = {}, names = Object.keys(calls)) {
        resolve(Object.fromEntries(names.map((each) => [each, rows[each] ?? done(ANSWER)])))
      },
      fail: reject,
    })
    return promise.finally(() => void (open -= 1))
  }

  return {
    kind: 'webhook',
    portalId,
    portal: {
      call: (call) => come(call.method, { one: call }).then(() => ANSWER),
      batch: (calls) => come(Object.keys(calls).join(), calls),
    },
    onSpent: (listener) => void listeners.push(listener),
    sent,
    open: () => open,
    report: (spent) => listeners.forEach((listener) => listener(spent)),
  }
}

// Node 20 has no Promise.withResolvers.
function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (error: PortalError) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
