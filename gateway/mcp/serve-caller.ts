import { z } from '@hono/zod-openapi'
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server'
import type { Gateway } from '../api/gateway.ts'
import { ABOUT } from '../api/openapi-texts.ts'
import { toApiError } from '../api/portal-refusal.ts'
import { isTooDeep } from '../api/read-body.ts'
import type { Input } from '../api/read-input.ts'
import { ApiError } from '../api/api-error.ts'
import { problemsOf } from '../operations/define.ts'
import { nameOf } from '../ops/describe-error.ts'
import type { Caller } from './caller.ts'
import { instructionsFor } from './instructions.ts'
import { readArguments } from './read-arguments.ts'
import { toolError, toolResult } from './tool-result.ts'
import { toolSchema } from './tool-schema.ts'
import type { Tool } from './tool.ts'
import { tools } from './tools.ts'

const shown = tools.map((tool) => ({
  tool,
  readSchema: z.toJSONSchema(tool.shown ?? tool.input, { io: 'input' }),
  inputSchema: toolSchema(tool.shown ?? tool.input, 'input'),
  outputSchema: toolSchema(tool.output, 'output'),
}))

/**
 * A server for one request, which keeps nothing. It has the tools that the caller's key may use; a call gets its tool
 * whatever the key may do, because a tool tells a model why not and a missing one does not.
 */
export function serverFor(gateway: Gateway, caller: Caller): McpServer {
  const key = caller.c.get('key')
  const server = new McpServer(
    { name: 'trail', title: ABOUT.title, version: ABOUT.version },
    { instructions: instructionsFor(key), capabilities: { tools: { listChanged: false } } },
  )
  for (const { tool, readSchema, inputSchema, outputSchema } of shown) {
    if (caller.called ? tool !== caller.called : !tool.isFor(key)) continue
    const { name, title, description, annotations } = tool
    server.registerTool(name, { title, description, annotations, inputSchema, outputSchema }, (args) =>
      answer(gateway, tool, caller, readArguments(readSchema, args)),
    )
  }
  return server
}

async function answer(
  gateway: Gateway,
  tool: Tool,
  { c, refusal }: Caller,
  args: Input,
): Promise<CallToolResult> {
  const requestId = c.get('requestId')
  try {
    if (refusal) throw refusal
    if (isTooDeep(args)) throw new ApiError('INVALID_PARAMS', 'The arguments are nested too deeply.')
    const parsed = tool.input.safeParse(args)
    if (!parsed.success) throw new ApiError('INVALID_PARAMS', problemsOf(parsed.error, args))
    const ended = await tool.call(gateway, c, { given: args, known: parsed.data })
    gateway.log.info({ requestId, key: c.get('key').prefix, tool: tool.name, status: ended.status }, 'tool')
    return toolResult(tool, ended, requestId)
  } catch (error) {
    const known = toApiError(error)
    if (known.code === 'INTERNAL_ERROR') {
      gateway.log.error({ requestId, tool: tool.name, error: nameOf(error) }, 'tool failed')
    }
    return toolError(tool, known.toJSON().error, requestId)
  }
}
