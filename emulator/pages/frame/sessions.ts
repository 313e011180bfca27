import { randomBytes } from 'node:crypto'
import type { Fault } from '../../control/faults.ts'
import type { Emulator } from '../../emulator.ts'
import type { Json, PortalApp, Token, World } from '../../world/types.ts'
import { deniedCommands } from './commands.ts'
import type { OpenedFrame, OpenRefusal, OpenRequest } from './opened-frame.ts'

/** An app that a page has opened: what its later commands are answered from. */
export type FrameSession = {
  sid: string
  app: string
  userId: number
  lang: string
  token: Token
  placement: string
  /** As getInitData hands them over; undefined leaves the field out. */
  placementOptions: Json | undefined
  install: boolean
  /** FIRST_RUN of the next getInitData. */
  firstRun: boolean
}

/** Where the portal is, as the browser sees it. */
export type PortalOrigin = { host: string; https: boolean }

/**
 * Opens an app the way app.layout does: a fresh sid, a fresh token, the form fields the handler receives.
 * Until the app is installed an admin gets the app's own page in any placement and others a refusal.
 */
export function openFrame(
  emulator: Emulator,
  request: OpenRequest,
  origin: PortalOrigin,
): { session: FrameSession; frame: OpenedFrame } | OpenRefusal {
  const { world } = emulator
  const app = world.apps.get(request.app)
  const user = world.users.get(request.userId)
  if (!app || !user) return { refusal: 'Application not found.' }
  if (!app.installed && user.role !== 'admin') {
    return {
      refusal: 'The application is not fully installed yet. Ask an administrator of the portal to finish it.',
    }
  }
  const url = handlerOf(app, request)
  if (url === undefined) return { refusal: 'The application has no such tab any more. Reload the page.' }

  const fault = emulator.faults.takeOpening()
  const placement = (fault?.placement ?? request.placement).toUpperCase()
  const options = givenOptions(request.options, fault)
  const sid = randomBytes(16).toString('hex')
  const token = emulator.issueToken(user.id, app.clientId)
  const session: FrameSession = {
    sid,
    app: app.clientId,
    userId: user.id,
    lang: request.lang,
    token,
    placement,
    placementOptions: options.told,
    install: !app.installed,
    firstRun: isFirstRun(world, app, user.id),
  }
  const frame: OpenedFrame = {
    sid,
    name: `${origin.host}|${origin.https ? 1 : 0}|${sid}`,
    action: withQuery(url, {
      DOMAIN: origin.host,
      PROTOCOL: origin.https ? '1' : '0',
      LANG: request.lang,
      APP_SID: sid,
    }),
    fields: { ...tokenFields(token, app, origin), PLACEMENT: placement, ...options.posted },
    appOrigin: new URL(url).origin,
    placement,
    surface: request.surface,
    denied: deniedCommands({ placement, surface: request.surface }, world.switches),
    title: titleOf(app, request),
  }
  return { session, frame }
}

/** The name of an app's tab in a language: LANG_ALL first, then TITLE, then the app's own. */
export function titleOf(app: PortalApp, { placement, handler, lang }: OpenRequest): string {
  const bound = handlersIn(app, placement)[handler ?? -1]
  if (!bound) return app.title
  const translated = bound.langAll[lang] ?? bound.langAll['en']
  if (translated && typeof translated === 'object' && !Array.isArray(translated)) {
    const title = translated['TITLE']
    if (typeof title === 'string' && title !== '') return title
  }
  return bound.title || app.title
}

/** The app's handlers in a placement, in the order they were bound. */
export function handlersIn(app: PortalApp, placement: string): PortalApp['placements'] {
  return app.placements.filter((each) => each.placement.toUpperCase() === placement)
}

/** Seconds this token is still good for, never below 0. */
export function secondsLeft(token: Token, now: number): string {
  return String(Math.max(0, Math.round((token.expiresAt - now) / 1000)))
}

/** Who has launched what, as `client id:user id`. */
const newcomers = new WeakMap<World, Set<string>>()

/** The person has launched the app once: FIRST_RUN is over for them. */
export function endFirstRun(world: World, { app, userId }: FrameSession): void {
  newcomers.get(world)?.add(`${app}:${userId}`)
}

/** Only a portal that began without the app installed has people who never launched it. */
function isFirstRun(world: World, app: PortalApp, userId: number): boolean {
  const launched = newcomers.get(world)
  if (launched) return !launched.has(`${app.clientId}:${userId}`)
  if (app.installed) return false
  newcomers.set(world, new Set())
  return true
}

function handlerOf(app: PortalApp, request: OpenRequest): string | undefined {
  if (!app.installed || request.handler === undefined) return app.url
  return handlersIn(app, request.placement)[request.handler]?.handler
}

function givenOptions(options: Record<string, string>, fault: Fault | undefined) {
  const given = fault?.entityId === undefined ? options : { ...options, ID: fault.entityId }
  const json = JSON.stringify(given)
  const mode = Object.keys(given).length === 0 ? 'empty' : (fault?.placementOptions ?? 'object')
  if (mode === 'missing') return { told: undefined, posted: {} }
  if (mode === 'empty') return { told: '', posted: {} }
  if (mode === 'garbage') return { told: '{"ID":', posted: { PLACEMENT_OPTIONS: '{"ID":' } }
  return { told: mode === 'json' ? json : given, posted: { PLACEMENT_OPTIONS: json } }
}

function tokenFields(token: Token, app: PortalApp, origin: PortalOrigin): Record<string, string> {
  return {
    AUTH_ID: token.accessToken,
    AUTH_EXPIRES: String(token.expiresIn),
    REFRESH_ID: token.refreshToken,
    SERVER_ENDPOINT: `${origin.https ? 'https' : 'http'}://${origin.host}/rest/`,
    APPLICATION_TOKEN: app.applicationToken,
    APPLICATION_SCOPE: app.scopes.join(','),
    member_id: app.memberId,
    status: 'L',
  }
}

function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
  return url.href
}
