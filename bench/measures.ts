import { measureClone } from './measures/clone.ts'
import { measureEmulator } from './measures/emulator.ts'
import { measureFirstScreen } from './measures/first-screen.ts'
import { measureRequests } from './measures/requests.ts'
import { measureShift } from './measures/shift.ts'
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
  clone: { about: 'npm ci && npm test in a fresh clone (--slow)', run: ({ slow }) => measureClone(slow) },
}

function onStand(run: (stand: Stand) => Promise<Row[]>): Measure['run'] {
  return async ({ stand }) => run(await stand())
}
