import type { Emulator } from '../../emulator.ts'
import { sendInstalled } from '../../events.ts'
import type { Json, PortalApp } from '../../world/types.ts'
import { placementInterface } from './commands.ts'
import type { CommandReply } from './opened-frame.ts'
import { endFirstRun, secondsLeft } from './sessions.ts'
import type { FrameSession, PortalOrigin } from './sessions.ts'

/**
 * The portal's answer to a command it has permitted. Commands whose answer is made on screen get an empty reply:
 * it still carries the faults set for them.
 */
export function answerCommand(
  emulator: Emulator,
  session: FrameSession,
  command: string,
  params: Json | undefined,
  origin: PortalOrigin,
): CommandReply {
  const fault = emulator.faults.takeFrame(command)
  if (fault?.mute) return { silent: true }
  const app = emulator.world.apps.get(session.app)
  const reply = app ? worldReply(emulator, session, app, command, params, origin) : { silent: true as const }
  if (fault?.delay !== undefined) reply.delay = fault.delay
  if (fault?.answer !== undefined) reply.raw = fault.answer
  return reply
}

function worldReply(
  emulator: Emulator,
  session: FrameSession,
  app: PortalApp,
  command: string,
  params: Json | undefined,
  origin: PortalOrigin,
): CommandReply {
  const { world } = emulator
  const isAdmin = world.users.get(session.userId)?.role === 'admin'
  switch (command) {
    case 'getInitData':
      return { value: initData(emulator, session, app, origin) }
    case 'refreshAuth':
      return { value: refreshAuth(emulator, session) }
    case 'getInterface':
      return { value: placementInterface(session.placement) }
    case 'setUserOption':
      setOption(userOptions(app, session.userId), params)
      return { value: params }
    case 'setAppOption':
      if (!isAdmin) return { silent: true }
      setOption(app.options, params)
      return { value: optionMap(emulator, app.options) }
    case 'setInstall':
      endFirstRun(world, session)
      return { value: params }
    case 'setInstallFinish':
      if (!isAdmin) return { silent: true }
      finishInstall(emulator, session, app, origin)
      return { silent: true, installFinished: true }
    default:
      return {}
  }
}

function finishInstall(
  emulator: Emulator,
  session: FrameSession,
  app: PortalApp,
  origin: PortalOrigin,
): void {
  if (app.installed) return
  app.installed = true
  sendInstalled(emulator, app, session.userId, `${origin.https ? 'https' : 'http'}://${origin.host}`)
}

function initData(emulator: Emulator, session: FrameSession, app: PortalApp, origin: PortalOrigin) {
  const { firstRun } = session
  session.firstRun = false
  return {
    LANG: session.lang,
    DOMAIN: origin.host,
    PROTOCOL: origin.https ? 1 : 0,
    PATH: '/rest',
    AUTH_ID: session.token.accessToken,
    AUTH_EXPIRES: secondsLeft(session.token, emulator.now()),
    REFRESH_ID: session.token.refreshToken,
    MEMBER_ID: app.memberId,
    FIRST_RUN: firstRun,
    IS_ADMIN: emulator.world.users.get(session.userId)?.role === 'admin',
    INSTALL: session.install,
    USER_OPTIONS: optionMap(emulator, userOptions(app, session.userId)),
    APP_OPTIONS: optionMap(emulator, app.options),
    PLACEMENT: session.placement,
    PLACEMENT_OPTIONS: session.placementOptions,
  }
}

function refreshAuth(emulator: Emulator, session: FrameSession) {
  const { refreshToken } = session.token
  session.token = emulator.refreshToken(refreshToken) ?? emulator.issueToken(session.userId, session.app)
  const { token } = session
  return {
    AUTH_ID: token.accessToken,
    AUTH_EXPIRES: secondsLeft(token, emulator.now()),
    REFRESH_ID: token.refreshToken,
  }
}

function userOptions(app: PortalApp, userId: number): Map<string, Json> {
  const known = app.userOptions.get(userId)
  if (known) return known
  const options = new Map<string, Json>()
  app.userOptions.set(userId, options)
  return options
}

function setOption(options: Map<string, Json>, params: Json | undefined): void {
  if (params === null || typeof params !== 'object' || Array.isArray(params)) return
  const { name, value } = params
  if (typeof name === 'string' && value !== undefined) options.set(name, value)
}

/** A portal prints an empty map as a PHP array. */
function optionMap(emulator: Emulator, options: Map<string, Json>): Json {
  if (options.size === 0 && emulator.world.switches.emptyMaps === 'array') return []
  return Object.fromEntries(options)
}
