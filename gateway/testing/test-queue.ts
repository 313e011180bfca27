import { PortalError } from '#core/portal-error.ts'
import { createPortalQueue } from '../queue/create-portal-queue.ts'
import type { PortalQueue } from '../queue/portal-queue.ts'
import type { QueueSettings } from '../queue/queue-settings.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import { memoryBuckets } from '../store/memory-buckets.ts'
import { memoryLocks } from '../store/memory-locks.ts'
import { type HandLink, handLink } from './hand-link.ts'
import { type TestClock, settled, testClock } from './test-clock.ts'

export interface TestQueue {
  queue: PortalQueue
  link: HandLink
  clock: TestClock
  store: QueueSettings['store']
  /** Answers all that comes, until nothing comes any more; no time goes by. */
  answerAll(): Promise<void>
}

/** A line in front of a portal that is played by hand, on a clock that is set by hand. */
export function testQueue(part: Partial<QueueSettings> = {}): TestQueue {
  const clock = testClock()
  const link = handLink()
  const store = { locks: memoryLocks(), buckets: memoryBuckets() }
  const bucket = { capacity: 1e6, perSecond: 1e6 }
  const { now, pause } = clock
  const queue = createPortalQueue({
    link,
    store,
    bucket,
    parallel: 2,
    timeout: 30_000,
    now,
    date: now,
    pause,
    ...part,
  })
  async function answerAll(): Promise<void> {
    await settled()
    while (link.open() > 0) {
      for (const sent of link.sent) sent.answer()
      await settled()
    }
  }
  return { queue, link, clock, store, answerAll }
}

/** What became of a call: "done", the gateway's own refusal by its code, or the portal's. */
export async function fate(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    if (error instanceof TurnedAway) return error.answer.code
    return error instanceof PortalError ? error.code : String(error)
  }
}

/** The gateway's own refusal of a call. */
export async function refusalOf(call: Promise<unknown>): Promise<TurnedAway['answer'] | null> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof TurnedAway ? error.answer : null
}
