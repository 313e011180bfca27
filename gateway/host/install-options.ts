import type { Log } from '../api/gateway.ts'
import type { postForm } from '../portal/post-form.ts'
import type { Installation, InstallationStore } from '../store/store.ts'

export interface InstallOptions {
  installations: InstallationStore
  app: { clientId: string }
  /** Hosts of the portals that may install the app. */
  portals: readonly string[]
  /** Where portals reach the gateway; null where they are not to send events. */
  publicUrl: string | null
  logger: Log
  /** Whether a stored pair still works. Without it the portal is asked with the stored access token. */
  isAlive?: (installation: Installation) => Promise<boolean>
  /** The monotonic clock, in Unix milliseconds. */
  now: () => number
  /** The date in Unix milliseconds. */
  date: () => number
  /** Waits milliseconds. */
  pause: (ms: number) => Promise<void>
  /** Sends the requests to the portal; postForm where it is left out. */
  post?: typeof postForm
}
