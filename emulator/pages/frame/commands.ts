import type { Switches } from '../../world/types.ts'

/** Where a frame sits: in a card's tab, on the app's own page, or in a slider that openApplication opened. */
export type FrameSurface = 'tab' | 'page' | 'slider'

/**
 * How the portal treats a command (source: applayout, app.layout of an on-premise build):
 * `world` is answered from the portal's data, `echo` with its own parameters, `page` by what the page does on
 * screen, `mute` is acted on and never answered.
 */
export type CommandKind = 'world' | 'echo' | 'page' | 'mute'

const kinds = new Map<string, CommandKind>([
  ['getInitData', 'world'],
  ['refreshAuth', 'world'],
  ['setAppOption', 'world'],
  ['setUserOption', 'world'],
  ['setInstall', 'world'],
  ['setInstallFinish', 'world'],
  ['getInterface', 'world'],
  ['setTitle', 'echo'],
  ['setScroll', 'echo'],
  ['resizeWindow', 'page'],
  ['openPath', 'page'],
  ['openApplication', 'page'],
  ['closeApplication', 'page'],
  ['selectUser', 'page'],
  ['selectAccess', 'page'],
  ['selectCRM', 'page'],
  ['reloadData', 'page'],
  ['placementBindEvent', 'mute'],
  ['reloadWindow', 'mute'],
  ['imCallTo', 'mute'],
  ['imPhoneTo', 'mute'],
  ['imOpenMessenger', 'mute'],
  ['imOpenHistory', 'mute'],
])

/** The commands an emulated portal knows, for the drawer's list. */
export const knownCommands: readonly string[] = [...kinds.keys()]

/**
 * The commands that a portal knows and denies to a frame: what applayout calls its denied interface. `placement` is
 * upper case. Source: applayout; for setScroll and reloadWindow in a tab the REST docs (BX24.scrollParentWindow,
 * BX24.reloadWindow).
 */
export function deniedCommands(
  { placement, surface }: { placement: string; surface: FrameSurface },
  { scrollAndReload }: Switches,
): string[] {
  const denied: string[] = []
  if (placement === 'DEFAULT') denied.push('placementBindEvent')
  else denied.push('setTitle', ...(scrollAndReload === 'ownPage' ? ['setScroll', 'reloadWindow'] : []))
  if (surface === 'slider') denied.push('resizeWindow')
  return denied
}

/**
 * The kind of a command for a frame, or undefined when the portal does not know it or denies it there:
 * both end in silence. `placement` is upper case.
 */
export function permittedKind(
  command: string,
  frame: { placement: string; denied: readonly string[] },
): CommandKind | undefined {
  if (frame.denied.includes(command)) return undefined
  if (command === 'reloadData' && !isDetailTab(frame.placement)) return undefined
  return kinds.get(command)
}

/** What getInterface lists: only what the placement adds to the base set (source: REST docs, detail-tab). */
export function placementInterface(placement: string): { command: string[]; event: string[] } {
  return { command: isDetailTab(placement) ? ['reloadData'] : [], event: [] }
}

function isDetailTab(placement: string): boolean {
  return /^CRM_\w+_DETAIL_TAB$/.test(placement)
}
