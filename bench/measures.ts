import { measureBucket } from './measures/bucket.ts'
import { measureClone } from './measures/clone.ts'
import { measureCreates } from './measures/creates.ts'
import { measureEmulator } from './measures/emulator.ts'
import { measureFirstScreen } from './measures/first-screen.ts'
import { measureKeepAlive } from './measures/keep-alive.ts'
import { measureMemory } from './measures/memory.ts'
import { measureOverhead } from './measures/overhead.ts'
import { measureRequests } from './measures/requests.ts'
import { measureShift } from './measures/shift.ts'
import { measureStart } from './measures/start.ts'
import { measureScripts, measureStyles } from './measures/weight.ts'
import type { Row } from './row.ts'
import type { Stand } from './stand.ts'

export interface Surroundings {
  /** The page in a browser, made at the first asking. */
  stand: () => Promise<Stand>
  slow: boolean
}

export interface Measure {
  /** What it measures, for --help. */
  about: string
  run: (around: Surroundings) => Promise<Row[]>
}

/** Everything the project promises in numbers, by the name that --only takes. */
export const measures: Readonly<Record<string, Measure>> = {
  emulator: { about: 'how fast the emulator answers', run: () => measureEmulator() },
  requests: { about: 'REST requests to a complete first screen', run: onStand(measureRequests) },
  js: { about: 'JavaScript to a complete first screen', run: onStand(measureScripts) },
  css: { about: 'style sheets', run: onStand(measureStyles) },
  floor: { about: 'the first screen against a hand-written page', run: onStand(measureFirstScreen) },
  shift: { about: 'what jumps while loading and scrolling', run: onStand(measureShift) },
  overhead: { about: 'the gateway against asking the portal itself', run: () => measureOverhead() },
  'keep-alive': { about: 'a call after a silence against a warm one', run: () => measureKeepAlive() },
  creates: { about: 'creates a second through the gateway', run: () => measureCreates() },
  memory: {
    about: 'memory of the gateway (--slow: 100,000 creates)',
    run: ({ slow }) => measureMemory(slow),
  },
  bucket: {
    about: '1,000 creates under the real bucket (--slow: all of them one by one)',
    run: ({ slow }) => measureBucket(slow),
  },
  start: { about: 'how fast the gateway is there', run: () => measureStart() },
  clone: { about: 'npm ci && npm test in a fresh clone (--slow)', run: ({ slow }) => measureClone(slow) },
}

function onStand(run: (stand: Stand) => Promise<Row[]>): Measure['run'] {
  return async ({ stand }) => run(await stand())
}
