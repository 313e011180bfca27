/**
 * One command of a frame: the name, the parsed parameters (undefined when none were sent), the key to answer under, the
 * sid. Without a key ('') the command is acted on and not answered.
 */
export type FrameCommand = { command: string; params: unknown; key: string; sid: string }

/**
 * Reads what an app's frame posted to the portal's page, or undefined when it is not a command.
 * Strings are `command:[json]:[key]:sid`; b24jssdk leaves out an empty json and its colon. The JSON may hold colons.
 * Names that hold a colon travel as `{ method, params, callback, appSid }`, where params and callback may be missing.
 * BX24.js functions that are called without a callback send no key. Source: applayout.js of an on-premise build,
 * b24jssdk 2.2.0 message controller.
 */
export function readFrameCommand(data: unknown): FrameCommand | undefined {
  if (typeof data === 'string') return readString(data)
  if (typeof data === 'object' && data !== null) return readObject(data)
  return undefined
}

/** The portal's answer: `key:json`, with nothing after the colon for an answer that has no value. */
export function writeFrameAnswer(key: string, value: unknown): string {
  return `${key}:${value === undefined ? '' : JSON.stringify(value)}`
}

/** Cut as applayout.js does: the first part, the last two, and all between them joined again. */
function readString(data: string): FrameCommand | undefined {
  const parts = data.split(':')
  const [command] = parts
  const sid = parts.at(-1)
  const key = parts.at(-2)
  if (!command || !sid || key === undefined) return undefined
  const json = parts.slice(1, -2).join(':')
  if (json === '') return { command, params: undefined, key, sid }
  try {
    return { command, params: JSON.parse(json), key, sid }
  } catch {
    return undefined
  }
}

function readObject(data: object): FrameCommand | undefined {
  const { method, params, callback, appSid } = { method: '', params: '', callback: '', appSid: '', ...data }
  if (typeof method !== 'string' || typeof appSid !== 'string' || !method || !appSid) return undefined
  const key = typeof callback === 'string' ? callback : ''
  return { command: method, params: params === '' ? undefined : params, key, sid: appSid }
}
