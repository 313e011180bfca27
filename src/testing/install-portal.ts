import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { TAB_TITLES } from '#i18n/tab-titles.ts'

/** The address of the page that the tests run on, as a portal would keep it. */
export const HERE = location.origin + location.pathname

/** Kinds of cards that can have the tab: seven and two smart processes. */
export const KINDS = 9

/** LANG_ALL as Trail sends it. */
export const LANGUAGES = Object.fromEntries(
  Object.entries(TAB_TITLES).map(([lang, TITLE]) => [lang, { TITLE }]),
)

/** A portal that knows our app at this page's address, with no tab and no ledger where it is not installed. */
export function installPortal(options: EmulatorOptions = {}): Emulator {
  return createEmulator({ seed: 'empty', appUrl: HERE, ...options })
}

function trailOf(emulator: Emulator) {
  const app = emulator.world.apps.get('local.trail')
  if (!app) throw new Error('the emulator has our app')
  return app
}

export function placementsOf(emulator: Emulator) {
  return trailOf(emulator).placements
}

export function ledgerOf(emulator: Emulator) {
  return trailOf(emulator).storages.get('trail')
}

/** Puts a tab there as an earlier run, or an earlier version, would have left it. */
export function leaveTab(emulator: Emulator, placement: string, handler = HERE, langAll = LANGUAGES): void {
  const common = { description: '', groupName: '', title: 'Trail', userId: 0 }
  placementsOf(emulator).push({ ...common, placement, handler, langAll })
}

const WRITES = ['placement.bind', 'placement.unbind', 'entity.add']

/** The writes of an installation that reached the portal, in order. */
export function writesTo(emulator: Emulator): string[] {
  return emulator.log.map((line) => line.method).filter((method) => WRITES.includes(method))
}

/** The same portal with one method that does not answer until it is released. */
export function holding(emulator: Emulator, method: string) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  async function fetch(request: Request): Promise<Response> {
    if (request.url.endsWith(method)) await released
    return emulator.fetch(request)
  }
  return { held: { ...emulator, fetch }, release: () => release() }
}
