import { ApiError } from '../api/api-error.ts'
import type { PortalQueue } from '../queue/portal-queue.ts'
import type { ApiKey } from '../store/store.ts'
import type { PortalLink } from './link.ts'

/** A link with the line in front of it. */
export interface Way {
  link: PortalLink
  queue: PortalQueue
}

/** The ways this gateway has to its portal; the app's comes with its installation, and may go. */
export interface Ways {
  webhook: Way | null
  app: () => Promise<Way | null>
}

/** The way a key goes; null where there is none for it. */
export async function findWay({ kind }: ApiKey, { webhook, app }: Ways): Promise<Way | null> {
  return (kind === 'api' ? webhook : null) ?? (await app())
}

/** The same. Errors: TOKEN_MISSING where there is none for it. */
export async function wayOf(key: ApiKey, ways: Ways): Promise<Way> {
  const way = await findWay(key, ways)
  if (way) return way
  throw new ApiError(
    'TOKEN_MISSING',
    'The app is not installed in a portal yet, so this key has no tokens: an administrator has to open the app in the portal once.',
  )
}
