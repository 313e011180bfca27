import { z } from '@hono/zod-openapi'
import type { CallToolResult } from '@modelcontextprotocol/server'
import type { ApiError } from '../api/api-error.ts'
import { forModel, nextStep } from './next-step.ts'
import type { Tool, ToolEnd } from './tool.ts'

const success = z.object({ data: z.unknown(), meta: z.record(z.string(), z.unknown()).optional() })

const failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    retryAfter: z.number().optional(),
  }),
})

/** What a tool's end looks like to a model: a sentence and the data, or words to act on. */
export function toolResult(
  tool: Tool,
  { status, body, said = tool.done }: ToolEnd,
  requestId: string,
): CallToolResult {
  if (status >= 400) return toolError(tool, failure.parse(JSON.parse(body)).error, requestId)
  const answer = success.parse(JSON.parse(body))
  const content = [textOf([said, ...warningsOf(answer)].join('\n'))]
  // Many clients show a model the texts alone.
  if (answer.data !== true) content.push(textOf(JSON.stringify(answer)))
  return { content, structuredContent: answer }
}

/** A failure as a result of the tool, so that the model sees it. */
export function toolError(
  tool: Pick<Tool, 'name'>,
  error: ReturnType<ApiError['toJSON']>['error'] | z.infer<typeof failure>['error'],
  requestId: string,
): CallToolResult {
  const { code, message, hint, retryAfter } = error
  const wait = retryAfter === undefined ? [] : [`Wait ${retryAfter} seconds before the next try.`]
  const lines = [
    `${code}: ${forModel(message)}`,
    ...(hint ? [forModel(hint)] : []),
    ...wait,
    nextStep(tool, code, requestId),
  ]
  return { isError: true, content: [textOf(lines.join('\n'))] }
}

function warningsOf({ meta }: z.infer<typeof success>): string[] {
  const warnings: unknown = meta?.['warnings']
  return Array.isArray(warnings) ? warnings.map(String) : []
}

function textOf(text: string) {
  return { type: 'text' as const, text }
}
