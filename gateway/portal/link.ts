import type { Portal } from '#core/portal.ts'

/** What a portal says of the time budget of a method (REST docs: limits): seconds used, and when some are given back. */
export interface Spent {
  method: string
  operating: number
  /** Unix milliseconds; 0 where the portal does not say. */
  resetAt: number
}

/** One way to a portal: as a webhook's user, or as the installed app. It sends each call once, and at once. */
export interface PortalLink {
  kind: 'webhook' | 'app'
  /** Names the portal in the store by its host, for a webhook and the app of one portal write on the same cards. */
  portalId: string
  portal: Portal
  /** Called with the portal's account of each answered call, those inside of a batch too. */
  onSpent(listener: (spent: Spent) => void): void
}
