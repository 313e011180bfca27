import { z } from '@hono/zod-openapi'
import {
  createMcpHandler,
  isLegacyRequest,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server'
import type { Context as HonoContext, Hono, MiddlewareHandler } from 'hono'
import { ApiError } from '../api/api-error.ts'
import { identify, keepRate } from '../api/authenticate.ts'
import type { Env, Gateway } from '../api/gateway.ts'
import { limitBody, readBody } from '../api/read-body.ts'
import { type Message, acceptingAll, answerJson, takesStream } from './accept.ts'
import { Caller, callerOf } from './caller.ts'
import { readMessage } from './read-message.ts'
import { serverFor } from './serve-caller.ts'
import type { Tool } from './tool.ts'
import { tools } from './tools.ts'

/**
 * The MCP server at /mcp (streamable HTTP), under the same keys as the API. Every request stands alone, so any of
 * several gateways may answer it. A failed tool is a result; HTTP errors are left to what comes before any tool.
 */
export function mcpRoute(app: Hono<Env>, gateway: Gateway): void {
  const handler = createMcpHandler(({ authInfo }) => serverFor(gateway, callerOf(authInfo)), {
    onerror: (error) => gateway.log.warn({ error: error.name }, 'MCP request turned away'),
  })
  async function answerMessage(given: Request, options: Message): Promise<Response> {
    const request = acceptingAll(given)
    const isPlain = !takesStream(given) && (await isLegacyRequest(request, options.parsedBody))
    if (isPlain) return answerJson(serverFor(gateway, callerOf(options.authInfo)), request, options)
    return handler.fetch(request, options)
  }

  app.use('/mcp', door(gateway))
  app.all('/mcp', limitBody(), async (c) => {
    const body = c.req.method === 'POST' ? readMessage(await readBody(c)) : undefined
    const tool = toolOf(body)
    const refusal = await refusalOf(gateway, c)
    if (refusal && !tool) throw refusal
    if (!refusal) gateway.keyRing.use(c.get('key'), tool?.writes ?? false)
    const authInfo = new Caller(c, tool, refusal).toAuthInfo()
    const response =
      body === undefined
        ? await handler.fetch(c.req.raw, { authInfo })
        : await answerMessage(c.req.raw, { authInfo, parsedBody: body })
    return c.newResponse(response.body, response)
  })
}

function door(gateway: Gateway): MiddlewareHandler<Env> {
  const { publicUrl } = gateway.config
  const origins = [...localhostAllowedOrigins(), ...(publicUrl ? [new URL(publicUrl).hostname] : [])]
  return async (c, next) => {
    // A page in a browser has no business here, whatever name it found for this address.
    const strange = originValidationResponse(c.req.raw, origins)
    if (strange) return strange
    await identify(gateway, c)
    await next()
  }
}

const toolCall = z.object({ method: z.literal('tools/call'), params: z.object({ name: z.string() }) })

/** The tool that a message calls; none for any other message. */
function toolOf(body: unknown): Tool | null {
  const call = toolCall.safeParse(body)
  return (call.success && tools.find(({ name }) => name === call.data.params.name)) || null
}

/** Why the key may do nothing now; a tool says it to its model, any other message gets it as the API would. */
async function refusalOf(gateway: Gateway, c: HonoContext<Env>): Promise<ApiError | null> {
  try {
    await keepRate(gateway, c, c.get('key'))
    return null
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}
