import type { PortalLink } from '../portal/link.ts'
import type { BucketRule, Store } from '../store/store.ts'

export interface QueueSettings {
  link: PortalLink
  store: Pick<Store, 'locks' | 'buckets'>
  bucket: BucketRule
  /** Requests at a time, over all gateways of the store. */
  parallel: number
  /** Milliseconds a call may wait in line. */
  timeout: number
  /** Calls one key may have waiting; 1,000 where nothing is said. */
  waitingPerKey?: number
  /** Seconds the portal lets a method work within ten minutes: 480 in the cloud (the example of REST docs: limits), 420 on-premise. */
  operatingLimit?: number
  /** The monotonic clock, in Unix milliseconds. */
  now: () => number
  /** The date in Unix milliseconds, which the portal's own dates are compared with. */
  date: () => number
  pause: (ms: number) => Promise<void>
}
