import type { PortalApp, World } from './types.ts'

/** The app leaves the portal: its tokens die, its tabs, handlers and storage go. REST docs: uninstallation. */
export function takeOut(world: World, app: PortalApp): void {
  for (const [accessToken, { clientId }] of world.tokens) {
    if (clientId === app.clientId) world.tokens.delete(accessToken)
  }
  app.installed = false
  app.placements = []
  app.events = []
  app.options.clear()
  app.userOptions.clear()
  app.storages.clear()
}
