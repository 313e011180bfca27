import type { Emulator } from './emulator.ts'
import { takeOut } from './world/take-out.ts'
import { formFields } from './rest/php-query.ts'
import type { JsonMap, PortalApp } from './world/types.ts'

/** An event as it was sent to one handler. */
export type SentEvent = {
  /** Unix milliseconds. */
  at: number
  event: string
  handler: string
  /** HTTP status of the handler's answer; null while there is none yet, 0 when none came. */
  status: number | null
}

const patienceMs = 10_000

/**
 * Tells the handlers that the app is installed now, with a pair of tokens of the person who finished it. Handlers that
 * are bound later are not told. REST docs: ONAPPINSTALL.
 */
export function sendInstalled(emulator: Emulator, app: PortalApp, userId: number, origin: string): void {
  const token = emulator.issueToken(userId, app.clientId)
  const data = { VERSION: '1', ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: 'en' }
  send(emulator, 'ONAPPINSTALL', handlersOf(app, 'ONAPPINSTALL'), data, {
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires: String(Math.floor(token.expiresAt / 1000)),
    expires_in: String(token.expiresIn),
    scope: app.scopes.join(','),
    status: 'L',
    user_id: String(userId),
    ...portalAuth(app, origin),
  })
}

/**
 * Takes the app out of the portal and tells its handlers, without tokens: there is nobody left who could use one.
 * REST docs: ONAPPUNINSTALL.
 */
export function uninstall(emulator: Emulator, app: PortalApp, origin: string): void {
  const handlers = handlersOf(app, 'ONAPPUNINSTALL')
  takeOut(emulator.world, app)
  send(emulator, 'ONAPPUNINSTALL', handlers, { LANGUAGE_ID: 'en', CLEAN: '1' }, portalAuth(app, origin))
}

/** An event of the CRM: its name, what it carries, and the id of the user who caused it. */
export type CrmEvent = { event: string; data: JsonMap; userId: number }

/**
 * Sends the event once to every handler of every installed app, with a pair of tokens of the user that the handler was
 * bound for, otherwise of the user who caused it. REST docs: onCrmLeadAdd, onCrmTimelineCommentAdd.
 */
export function sendCrmEvent(emulator: Emulator, { event, data, userId }: CrmEvent, origin: string): void {
  for (const app of emulator.world.apps.values()) {
    const handlers = app.events.filter((each) => each.event === event && !each.offline)
    if (!app.installed) continue
    for (const { handler, authType } of handlers) {
      const token = emulator.issueToken(authType > 0 ? authType : userId, app.clientId)
      send(emulator, event, [handler], data, {
        access_token: token.accessToken,
        refresh_token: token.refreshToken,
        expires_in: String(token.expiresIn),
        scope: app.scopes.join(','),
        status: 'L',
        ...portalAuth(app, origin),
      })
    }
  }
}

function handlersOf(app: PortalApp, event: string): string[] {
  return app.events.filter((each) => each.event === event && !each.offline).map(({ handler }) => handler)
}

function portalAuth(app: PortalApp, origin: string): Record<string, string> {
  return {
    domain: new URL(origin).host,
    server_endpoint: `${origin}/rest/`,
    client_endpoint: `${origin}/rest/`,
    member_id: app.memberId,
    application_token: app.applicationToken,
  }
}

function send(
  emulator: Emulator,
  event: string,
  handlers: readonly string[],
  data: JsonMap,
  auth: Record<string, string>,
): void {
  const body = new URLSearchParams({ event, event_handler_id: '1' })
  for (const [name, value] of formFields('data', data)) body.set(name, value)
  body.set('ts', String(Math.floor(emulator.now() / 1000)))
  for (const [name, value] of Object.entries(auth)) body.set(`auth[${name}]`, value)
  for (const handler of handlers) {
    const sent: SentEvent = { at: emulator.now(), event, handler, status: null }
    emulator.events.push(sent)
    void post(handler, body).then((status) => (sent.status = status))
  }
}

async function post(handler: string, body: URLSearchParams): Promise<number> {
  try {
    const answer = await fetch(handler, { method: 'POST', body, signal: AbortSignal.timeout(patienceMs) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}
