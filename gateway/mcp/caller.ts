import type { AuthInfo } from '@modelcontextprotocol/server'
import type { Context as HonoContext } from 'hono'
import type { ApiError } from '../api/api-error.ts'
import type { Env } from '../api/gateway.ts'
import type { Tool } from './tool.ts'

/** Who is behind one request; the SDK carries it from the door to the tools. */
export class Caller {
  readonly c: HonoContext<Env>
  /** What the request calls; null where it calls no tool. */
  readonly called: Tool | null
  /** Why nothing may be done, which the tool has to say. */
  readonly refusal: ApiError | null

  constructor(c: HonoContext<Env>, called: Tool | null, refusal: ApiError | null) {
    this.c = c
    this.called = called
    this.refusal = refusal
  }

  /** The key itself stays out of it. */
  toAuthInfo(): AuthInfo {
    return { token: '', clientId: this.c.get('key').id, scopes: [], extra: { caller: this } }
  }
}

/** The other end of `toAuthInfo`. Throws where the request did not come through the door. */
export function callerOf(authInfo: AuthInfo | undefined): Caller {
  const caller = authInfo?.extra?.['caller']
  if (caller instanceof Caller) return caller
  throw new Error('an MCP request without its caller')
}
