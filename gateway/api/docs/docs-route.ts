import type { Hono } from 'hono'
import type { DescribedPath } from '../described-path.ts'
import type { Env, Gateway } from '../gateway.ts'
import { documentOf } from '../openapi-route.ts'
import { docsPage } from './docs-page.ts'
import { viewOf } from './document-view.ts'
import { STYLE } from './style.ts'

/** Nothing runs, nothing is framed, and nothing comes from elsewhere. */
const HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** The page at /docs with its style, for anybody. */
export function docsRoute(app: Hono<Env>, { config }: Gateway, paths: readonly DescribedPath[]): void {
  const document = documentOf(paths)
  app.get('/docs', (c) => {
    const server = config.publicUrl ?? new URL(c.req.url).origin
    return c.html(docsPage(viewOf(document(server))), 200, HEADERS)
  })
  app.get('/docs/style.css', (c) =>
    c.body(STYLE, 200, { ...HEADERS, 'Content-Type': 'text/css; charset=utf-8' }),
  )
}
