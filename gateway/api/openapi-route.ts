import type { Hono } from 'hono'
import type { DescribedPath } from './described-path.ts'
import type { Env, Gateway } from './gateway.ts'
import { type OpenApiDocument, openApiDocument } from './openapi.ts'
import { serverAddress } from './server-address.ts'

/** Where the document is. */
export const DOCUMENT = { method: 'get', path: '/v1/openapi.json' } as const

/** The document at /v1/openapi.json, for anybody; it names the address it was asked at, or PUBLIC_URL. */
export function openApiRoute(app: Hono<Env>, { config }: Gateway, paths: readonly DescribedPath[]): void {
  const document = documentOf(paths)
  app.get(DOCUMENT.path, (c) => {
    c.header('Cache-Control', 'no-cache')
    return c.json(document(serverAddress(config, c)))
  })
}

/** The document for a server; all but the server's address is made once. */
export function documentOf(paths: readonly DescribedPath[]): (server: string) => OpenApiDocument {
  let made: OpenApiDocument | null = null
  return (server) => {
    made ??= openApiDocument(paths, server)
    return { ...made, servers: [{ url: server }] }
  }
}
