import { Hono } from 'hono'
import type { Gateway } from '../api/gateway.ts'
import { installHandlers } from './install-handlers.ts'
import { pageHost } from './page-host.ts'

export interface Host {
  /** The page, and with a local app the portal's events. */
  routes: Hono
  /** Verifies no more launches; resolves when none is being verified. */
  close(): Promise<void>
}

/** The host of the tab over a gateway's store. Throws where the page in `folder` was not built. */
export function openHost(folder: string, { config, store, log, now, date, pause }: Gateway): Host {
  const { app, portals, publicUrl } = config
  if (!app) return { routes: pageHost({ folder, portals }), close: () => Promise.resolve() }
  const { installations } = store
  const clocks = { now, date, pause }
  const handlers = installHandlers({ installations, app, portals, publicUrl, logger: log, ...clocks })
  const { onOpening, onEvent } = handlers
  const page = pageHost({ folder, portals, onOpening, onEvent })
  return { routes: new Hono().route('/', page).route('/', handlers.routes), close: handlers.close }
}
