import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { API_ERRORS, ApiError, type ApiErrorCode, ERROR_CODES } from './api-error.ts'
import type { DescribedPath } from './described-path.ts'
import { answerHeaders } from './openapi-headers.ts'

export const errorSchema = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.string().openapi({ description: 'What to branch on.', enum: [...ERROR_CODES] }),
      message: z
        .string()
        .openapi({ description: 'For people and models; may hold the words of the portal.' }),
      hint: z.string().optional().openapi({ description: 'What to do about it.' }),
      retryAfter: z.int().optional().openapi({ description: 'Seconds to wait before another try.' }),
    }),
  })
  .openapi('Error')

/** Describes the errors, and an example of each, once for all addresses. */
export function registerErrors(registry: OpenAPIHono['openAPIRegistry']): void {
  registry.register('Error', errorSchema)
  for (const code of ERROR_CODES) {
    const [, summary] = API_ERRORS[code]
    registry.registerComponent('examples', code, { summary, value: new ApiError(code).toJSON() })
  }
}

/** What any address that asks for a key may answer. */
const ALWAYS: ApiErrorCode[] = [
  'AUTH_REQUIRED',
  'INVALID_API_KEY',
  'KEY_INACTIVE',
  'KEY_EXPIRED',
  'TOKEN_MISSING',
  'INVALID_SESSION',
  'RATE_LIMITED',
  'INTERNAL_ERROR',
]

/** What any address that asks the portal may answer besides. */
export const OF_PORTAL = [
  'TOKEN_REFRESH_FAILED',
  'SCOPE_DENIED',
  'BITRIX_ACCESS_DENIED',
  'BITRIX_ERROR',
  'ERROR_LOOP_DETECTED',
  'BITRIX_UNAVAILABLE',
  'QUEUE_TIMEOUT',
] as const satisfies ApiErrorCode[]

/** What an address that takes a body may answer besides. */
const OF_BODY: ApiErrorCode[] = ['INVALID_REQUEST', 'PAYLOAD_TOO_LARGE']
const OF_POST: ApiErrorCode[] = [
  'INVALID_PARAMS',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_PROGRESS',
  'IDEMPOTENCY_ANSWER_DROPPED',
]

/** The errors of an address, one response for each status with an example of each code. */
export function errorResponses({ method, errors }: DescribedPath) {
  const codes = new Set([...errors, ...ALWAYS, ...(method === 'post' ? [...OF_BODY, ...OF_POST] : [])])
  const statuses = new Set([...codes].map(statusOf).toSorted((one, other) => one - other))
  const rows = [...statuses].map((status) => {
    const each = [...codes].filter((code) => statusOf(code) === status)
    return [status, responseOf(status, each)] as const
  })
  return Object.fromEntries(rows)
}

/** The same with each response written down once, however many addresses answer it: a reader has less to read. */
export function errorReferences(registry: OpenAPIHono['openAPIRegistry']) {
  const names = new Map<string, string>()
  return (described: DescribedPath) => {
    const rows = Object.entries(errorResponses(described)).map(([status, response]) => {
      const codes = response.description
      const name = names.get(codes) ?? (codes.includes(',') ? `Error${status}_${names.size}` : codes)
      if (!names.has(codes)) registry.registerComponent('responses', name, wired(response))
      names.set(codes, name)
      return [status, { $ref: `#/components/responses/${name}` }] as const
    })
    return Object.fromEntries(rows)
  }
}

/** A component is taken as it is, so the schema is named by hand. */
function wired({ content, ...response }: ReturnType<typeof responseOf>) {
  const { examples } = content['application/json']
  const schema = { $ref: '#/components/schemas/Error' }
  return { ...response, content: { 'application/json': { schema, examples } } }
}

function statusOf(code: ApiErrorCode): number {
  return API_ERRORS[code][0]
}

function responseOf(status: number, codes: readonly ApiErrorCode[]) {
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const)
  return {
    description: codes.join(', '),
    headers: answerHeaders(status),
    content: { 'application/json': { schema: errorSchema, examples: Object.fromEntries(examples) } },
  }
}
