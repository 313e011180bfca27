import type { z } from '@hono/zod-openapi'
import type { ApiErrorCode } from './api-error.ts'

/** One address as the OpenAPI document tells it. The envelope, the headers and the errors common to all are added there. */
export interface DescribedPath {
  operationId: string
  /** Heading it stands under. */
  tag: string
  method: 'get' | 'post' | 'delete'
  /** With parameters in braces, such as /v1/runs/{id}. */
  path: string
  summary: string
  description: string
  params?: z.ZodObject
  query?: z.ZodObject
  /** Headers beside those of all addresses: Idempotency-Key comes with every POST. */
  headers?: z.ZodObject
  body?: z.ZodObject
  /** Of a success. */
  status: 200 | 201
  /** What `data` looks like. */
  answer: z.ZodType
  meta?: z.ZodObject
  /** Errors beside those every address may answer. */
  errors: readonly ApiErrorCode[]
  /** A request that is answered in this shape. */
  example: RequestExample
}

export interface RequestExample {
  params?: Record<string, unknown>
  /** `order[created]=asc` is { order: { created: 'asc' } }. */
  query?: Record<string, unknown>
  headers?: Record<string, string>
  body?: Record<string, unknown>
  data: unknown
  meta?: Record<string, unknown>
}
