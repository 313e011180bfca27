import { z } from 'zod'
import type { OpenApiDocument } from '../openapi.ts'

/** What the page shows of a JSON schema. */
export interface SchemaView {
  $ref?: string | undefined
  type?: string | string[] | undefined
  description?: string | undefined
  enum?: unknown[] | undefined
  properties?: Record<string, SchemaView> | undefined
  required?: string[] | undefined
  items?: SchemaView | undefined
  anyOf?: SchemaView[] | undefined
  default?: unknown
  example?: unknown
}

const schema: z.ZodType<SchemaView> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    default: z.unknown().optional(),
    example: z.unknown().optional(),
  }),
)

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema,
})

const json = z.object({
  schema,
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
})
const content = z.object({ 'application/json': json }).optional()

const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content, $ref: z.string().optional() })),
})

const documentShape = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.tuple([z.object({ url: z.string() })]),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), z.object({ content })),
  }),
})

export type DocumentView = z.infer<typeof documentShape>
export type OperationView = z.infer<typeof operation> & { method: string; path: string }

/** The document as the page reads it. Throws where the two no longer fit together. */
export function viewOf(document: OpenApiDocument): DocumentView {
  return documentShape.parse(document)
}

/** All operations under one heading, in their order. */
export function operationsOf({ paths, components }: DocumentView, tag: string): OperationView[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses, ...each }]) => ({
        ...each,
        path,
        method: method.toUpperCase(),
        responses: resolved(responses, components),
      })),
    )
    .filter(({ tags }) => tags[0] === tag)
}

type Responses = z.infer<typeof operation>['responses']

/** Responses with what they refer to in place. */
function resolved(responses: Responses, { responses: known }: DocumentView['components']): Responses {
  const rows = Object.entries(responses).map(([status, response]) => {
    const name = response.$ref?.replace('#/components/responses/', '')
    return [status, name === undefined ? response : (known[name] ?? response)] as const
  })
  return Object.fromEntries(rows)
}
