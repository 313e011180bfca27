import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { DescribedPath } from '../described-path.ts'
import type { Env, Gateway } from '../gateway.ts'
import { documentOf } from '../openapi-route.ts'
import { serverAddress } from '../server-address.ts'
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

/** Stands for the gateway's address in the page that is made once. */
const HERE = 'http://here.invalid'

/** The page at /docs with its style, for anybody: it is made once, for to make it costs more than many an answer. */
export function docsRoute(app: Hono<Env>, { config }: Gateway, paths: readonly DescribedPath[]): void {
  const document = documentOf(paths)
  let made: string | null = null
  app.get('/docs', async (c) => {
    // The page's links are relative to the address without the slash.
    if (new URL(c.req.url).pathname.endsWith('/')) return c.redirect('../docs', 308)
    made ??= String(await docsPage(viewOf(document(HERE))))
    const server = String(await html`${serverAddress(config, c)}`)
    return c.html(
      made.replaceAll(HERE, () => server),
      200,
      HEADERS,
    )
  })
  app.get('/docs/style.css', (c) =>
    c.body(STYLE, 200, { ...HEADERS, 'Content-Type': 'text/css; charset=utf-8' }),
  )
}
