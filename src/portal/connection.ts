import type { Memory, Portal } from '#core/portal.ts'
import type { Host } from './host.ts'

/** All that the screens know of the outside. */
export interface Connection {
  portal: Portal
  host: Host
  memory: Memory
}

/** Why there is no connection: not inside a portal at all, or a parent page that never answered. */
export type NoConnection = 'outside' | 'silent'

export class ConnectError extends Error {
  readonly reason: NoConnection

  constructor(reason: NoConnection) {
    super(`no connection to a portal: ${reason}`)
    this.name = 'ConnectError'
    this.reason = reason
  }
}
