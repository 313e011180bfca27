import { portalSources } from './portal.ts'
import { serverSources } from './rest-server.ts'
import type { Sources } from './source.ts'
import { timelineSources } from './timeline.ts'

/** What stands behind every method that the emulator answers, by its name. */
export const allSources: Sources = { ...timelineSources, ...portalSources, ...serverSources }
