import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { DescribedPath } from './described-path.ts'
import { errorReferences, registerErrors } from './openapi-errors.ts'
import { answerHeaders, registerHeaders, requestHeaders } from './openapi-headers.ts'
import { ABOUT, TAGS } from './openapi-texts.ts'

/** An OpenAPI 3.1 document, as JSON has it. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** Tells the addresses in OpenAPI 3.1, from the schemas that check what comes in. `server` is the gateway's own address. */
export function openApiDocument(paths: readonly DescribedPath[], server: string): OpenApiDocument {
  // It routes nothing here: the registry and its generator come with it, and are not to be had alone.
  const holder = new OpenAPIHono()
  const registry = holder.openAPIRegistry
  registry.registerComponent('securitySchemes', 'key', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
    description: 'A personal key (trail_api_…), or an app key (trail_app_…) with its session beside it.',
  })
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The session of an app key (trail_session_…); or a personal key in place of X-Api-Key.',
  })
  registerHeaders(registry)
  registerErrors(registry)
  const errorsOf = errorReferences(registry)
  for (const path of paths) registry.registerPath(routeOf(path, errorsOf(path)))
  return holder.getOpenAPI31Document({
    openapi: '3.1.0',
    info: ABOUT,
    servers: [{ url: server }],
    tags: TAGS,
    security: [{ key: [] }, { key: [], bearer: [] }, { bearer: [] }],
  })
}

function routeOf(described: DescribedPath, errors: RouteConfig['responses']): RouteConfig {
  const { operationId, tag, method, path, summary, description, params, query, body, example } = described
  const headers = requestHeaders(described)
  return {
    operationId,
    tags: [tag],
    method,
    path,
    summary,
    description,
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && {
        body: {
          required: true,
          content: { 'application/json': { schema: body, ...(example.body && { example: example.body }) } },
        },
      }),
    },
    responses: { [described.status]: successOf(described), ...errors },
  }
}

function successOf({ status, method, answer, meta, example }: DescribedPath) {
  const headers = answerHeaders(status, method)
  const warnings = z.array(z.string()).optional()
  const schema = z.object({
    success: z.literal(true),
    data: answer,
    meta: meta ? meta.extend({ warnings }) : z.object({ warnings }).optional(),
  })
  const value = { success: true, data: example.data, ...(example.meta && { meta: example.meta }) }
  return { description: 'Done.', headers, content: { 'application/json': { schema, example: value } } }
}
