import type { BucketRule, Store } from '../store/store.ts'
import type { PortalLink } from '../portal/link.ts'
import type { PortalQueue } from './portal-queue.ts'

export interface QueueSettings {
  link: PortalLink
  store: Pick<Store, 'locks' | 'buckets'>
  bucket: BucketRule
  /** Requests at a time, over all gateways of the store. */
  parallel: number
  /** Milliseconds a call may wait in line. */
  timeout: number
  now: () => number
  pause: (ms: number) => Promise<void>
}

export function createPortalQueue({ link }: QueueSettings): PortalQueue {
  return { portalFor: () => link.portal, depth: () => ({ waiting: 0, running: 0 }) }
}
