import { createEmulator } from './create-emulator.ts'
import { parseJson } from './rest/parse-json.ts'
import { isArray, pairs } from './rest/php.ts'
import type { Emulator, EmulatorOptions } from './emulator.ts'
import type { Json, JsonMap } from './world/types.ts'

export const origin = 'http://portal.test'

export type Answer = { status: number; body: JsonMap; headers: Headers }

/** A portal for one test, with a door for each caller. */
export type TestPortal = {
  emulator: Emulator
  /** POSTs JSON as our app, for one user. */
  as: (userId: number, clientId?: string) => (method: string, params?: JsonMap) => Promise<Answer>
  /** POSTs JSON as the admin's webhook. */
  webhook: (method: string, params?: JsonMap) => Promise<Answer>
  post: (path: string, body?: Json, headers?: Record<string, string>) => Promise<Answer>
  get: (path: string) => Promise<Answer>
}

export function testPortal(options: EmulatorOptions = {}): TestPortal {
  const emulator = createEmulator({ now: () => Date.parse('2026-08-20T09:00:00Z'), ...options })

  async function send(request: Request): Promise<Answer> {
    const response = await emulator.fetch(request)
    const text = await response.text()
    const parsed = parseJson(text)
    // Lists of the control API come as maps of their rows.
    const body = isArray(parsed) ? Object.fromEntries(pairs(parsed)) : { text }
    return { status: response.status, body, headers: response.headers }
  }

  function post(path: string, body: Json = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const init = { method: 'POST', body: JSON.stringify(body) }
    return send(
      new Request(origin + path, { ...init, headers: { 'content-type': 'application/json', ...headers } }),
    )
  }

  return {
    emulator,
    as(userId, clientId) {
      const auth = emulator.issueToken(userId, clientId).accessToken
      return (method, params = {}) => post(`/rest/${method}`, { ...params, auth })
    },
    webhook: (method, params = {}) => post(`/rest/1/emulator/${method}`, params),
    post,
    get: (path) => send(new Request(origin + path)),
  }
}
