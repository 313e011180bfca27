import { cardSources } from './cards.ts'
import { commentSources } from './comments.ts'
import { portalSources } from './portal.ts'
import { serverSources } from './rest-server.ts'
import type { Sources } from './source.ts'
import { timelineSources } from './timeline.ts'

/** What stands behind every method that the emulator answers, by its name. */
export const allSources: Sources = {
  ...timelineSources,
  ...commentSources,
  ...cardSources,
  ...portalSources,
  ...serverSources,
}
