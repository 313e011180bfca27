/** One command of a frame: the name, the parsed parameters (undefined when none were sent), the key to answer under, the sid. */
export type FrameCommand = { command: string; params: unknown; key: string; sid: string }

/**
 * Reads what an app's frame posted to the portal's page, or undefined when it is not a command.
 * Strings are `command[:json]:key:sid`, and the JSON may hold colons. Names that hold a colon travel as
 * `{ method, params, callback, appSid }`. Source: BX24 applayout, b24jssdk 2.2.0 message controller.
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

function readString(data: string): FrameCommand | undefined {
  const parts = data.split(':')
  const command = parts.shift()
  const sid = parts.pop()
  const key = parts.pop()
  if (!command || !key || !sid) return undefined
  const json = parts.join(':')
  if (json === '') return { command, params: undefined, key, sid }
  try {
    return { command, params: JSON.parse(json), key, sid }
  } catch {
    return undefined
  }
}

function readObject(data: object): FrameCommand | undefined {
  const { method, params, callback, appSid } = { method: '', params: '', callback: '', appSid: '', ...data }
  if (typeof method !== 'string' || typeof callback !== 'string' || typeof appSid !== 'string')
    return undefined
  if (!method || !callback || !appSid) return undefined
  return { command: method, params: params === '' ? undefined : params, key: callback, sid: appSid }
}
