import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Emulator } from '../emulator.ts'
import { cardTitle, findCard } from '../world/cards.ts'
import { canRead } from '../world/rights.ts'
import { cardOfPath } from './card-paths.ts'
import { cardView } from './card-page.ts'
import { frameRoutes } from './frame/routes.ts'
import type { OpenRequest, PageContext } from './frame/opened-frame.ts'
import { page } from './layout.ts'
import type { Html } from './markup.ts'
import { appView, refusalView, userView } from './plain-pages.ts'
import { appPath, startView } from './start-page.ts'
import { readViewer, viewerParameters } from './viewer.ts'
import type { Viewer } from './viewer.ts'

/** The portal's pages for people, and what their browser client asks for; to be mounted at the root. */
export function pages(emulator: Emulator): Hono {
  const app = new Hono()
  app.route('/__portal', frameRoutes(emulator))
  app.get('/', (c) =>
    show(emulator, c, 'Portal emulator', (viewer) => startView(emulator.world, viewer.user, originOf(c))),
  )
  app.get('/crm/*', (c) => card(emulator, c))
  app.get('/shop/orders/*', (c) => card(emulator, c))
  app.on('GET', ['/marketplace/app/:app', '/marketplace/app/:app/'], (c) =>
    appPage(emulator, c, c.req.param('app')),
  )
  app.on('GET', ['/company/personal/user/:id', '/company/personal/user/:id/'], (c) =>
    userPage(emulator, c, Number(c.req.param('id'))),
  )
  return app
}

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'frame-src http: https:',
  "img-src 'self' data:",
].join('; ')

function card(emulator: Emulator, c: Context): Response | Promise<Response> {
  const { world } = emulator
  const ref = cardOfPath(new URL(c.req.url).pathname)
  const found = ref && findCard(world, ref)
  if (!found) return notFound(emulator, c, 'The item was not found. It may have been deleted.')
  return show(emulator, c, cardTitle(found), (viewer) => {
    if (!canRead(world, viewer.user, found)) {
      c.status(403)
      return refusalView('No access', 'The item was not found, or you have no right to see it.')
    }
    return cardView(world, found, viewer, c.req.query('tab'), uriOf(c), emulator.now())
  })
}

function appPage(emulator: Emulator, c: Context, name: string): Response | Promise<Response> {
  const { world } = emulator
  const app = [...world.apps.values()].find(
    ({ clientId, id }) =>
      clientId === name || appPath(clientId) === `/marketplace/app/${name}/` || String(id) === name,
  )
  if (!app) return notFound(emulator, c, 'The application was not found.')
  return show(emulator, c, app.title, (viewer) => {
    const request: OpenRequest = {
      surface: 'page',
      app: app.clientId,
      userId: viewer.user.id,
      lang: viewer.lang,
      placement: 'DEFAULT',
      options: appOptions(c),
    }
    return appView(app, request)
  })
}

function userPage(emulator: Emulator, c: Context, id: number): Response | Promise<Response> {
  const user = emulator.world.users.get(id)
  if (!user) return notFound(emulator, c, 'The employee was not found.')
  return show(emulator, c, `${user.name} ${user.lastName}`, () => userView(user))
}

function notFound(emulator: Emulator, c: Context, text: string): Response | Promise<Response> {
  c.status(404)
  return show(emulator, c, 'Not found', () => refusalView('Not found', text))
}

function show(
  emulator: Emulator,
  c: Context,
  title: string,
  content: (viewer: Viewer) => Html,
): Response | Promise<Response> {
  const { world } = emulator
  const viewer = readViewer(c, world)
  if (!viewer) return c.text('Nobody works in this portal.', 500)
  const context: PageContext = { userId: viewer.user.id, lang: viewer.lang, device: viewer.device }
  const slim = c.req.query('IFRAME') === 'Y'
  c.header('Content-Security-Policy', pagePolicy)
  c.header('Cache-Control', 'no-store')
  return c.html(page({ title, world, viewer, slim, context }, content(viewer)))
}

/** The page's own address as PLACEMENT_OPTIONS.URI tells it. */
function uriOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

function originOf(c: Context): string {
  return new URL(c.req.url).origin
}

/** PLACEMENT_OPTIONS of the app's own page: what the address carries beyond the emulator's own parameters. */
function appOptions(c: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(c.req.query()).filter(([name]) => !viewerParameters.includes(name)),
  )
}
