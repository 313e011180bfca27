import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { DescribedPath } from './described-path.ts'

const HEADERS = {
  'X-Request-Id': ['string', 'Names the request; tell it to the operator when something fails.'],
  'X-RateLimit-Limit': ['integer', 'Requests a minute the key may make.'],
  'X-RateLimit-Remaining': ['integer', 'Requests it may make now.'],
  'X-RateLimit-Reset': ['integer', 'When all of them are free again, in Unix seconds.'],
  'X-Trail-Warnings': [
    'string',
    'Where meta.warnings is there: its first sentences as a JSON list in ASCII, 1,000 characters at most.',
  ],
  'Idempotency-Key': ['string', 'That of the request, where it has one; errors have it too.'],
  'WWW-Authenticate': ['string', 'How to authenticate, and which header is missing or wrong.'],
  'Retry-After': ['integer', 'Seconds to wait before another try, as retryAfter in the body.'],
} as const

type HeaderName = keyof typeof HEADERS

/** Describes the headers of answers once for all addresses. */
export function registerHeaders(registry: OpenAPIHono['openAPIRegistry']): void {
  for (const [name, [type, description]] of Object.entries(HEADERS))
    registry.registerComponent('headers', name, { description, schema: { type } })
}

const ALWAYS: HeaderName[] = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
]

/** Headers of an answer with this status. */
export function answerHeaders(status: number, method?: DescribedPath['method']) {
  const names: HeaderName[] = status === 401 ? ['X-Request-Id', 'WWW-Authenticate'] : [...ALWAYS]
  if (method === 'post') names.push('Idempotency-Key')
  if (method === 'delete') names.push('X-Trail-Warnings')
  if ([409, 429, 502, 504].includes(status)) names.push('Retry-After')
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

const idempotency = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    description:
      'The same key with the same body within 24 hours gets the stored answer again; with another body 422. An addition of Trail.',
    example: 'a3f1c2d4-deal-100-started',
  }),
})

/** Headers a request may carry; null where there is none to tell. */
export function requestHeaders({ method, headers }: DescribedPath): z.ZodObject | null {
  if (method !== 'post') return headers ?? null
  return headers ? idempotency.extend(headers.shape) : idempotency
}
