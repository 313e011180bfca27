import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { acceptedEncoding } from './accepted-encoding.ts'
import { compressAhead, readPage } from './page-files.ts'
import type { PageFile } from './page-files.ts'
import { pageHeaders } from './page-headers.ts'

/** What a portal posts when it opens the page. REST docs: what the handler URL receives. */
export interface Opening {
  /** DOMAIN, in lower case. */
  domain: string
  /** PROTOCOL: whether the portal is on https. */
  https: boolean
  form: URLSearchParams
}

export interface PageHostOptions {
  /** The built page: the absolute path of `dist`. */
  folder: string
  /** Hosts that may frame the page. */
  portals: readonly string[]
  /** Called with each opening, before the page is answered; it must not throw, and is not waited for. */
  onOpening?: (opening: Opening) => void
  /** Answers an event of the portal, from its body: without a user interface the app is installed by one (REST docs). */
  onEvent?: (c: Context, body: string) => Promise<Response>
}

/** A portal opens the installation of an app at a path of its own; the page is the same. */
const pagePaths = ['/', '/index.html', '/install']

const formLimit = 64 * 1024

/**
 * The tab's page: for GET, and for the form POST by which a portal opens it. Files are read once, so a new build
 * needs a new start. Throws where the page was not built, or a portal is no host.
 */
export function pageHost({ folder, portals, onOpening, onEvent }: PageHostOptions): Hono {
  const { index, files } = readPage(folder)
  const headers = pageHeaders(portals)
  for (const path of pagePaths) files.set(path, index)
  void compressAhead(new Set([index, ...files.values()]))

  const app = new Hono()
  app.get('*', async (c, next) => {
    const file = files.get(c.req.path)
    if (!file) return next()
    const { body, own, tag } = await formOf(c, file)
    const common = { ...headers, Vary: 'Accept-Encoding', ETag: tag, 'Cache-Control': lifeOf(file) }
    if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304, common)
    return c.body(body, 200, { ...common, ...own })
  })

  const limit = bodyLimit({ maxSize: formLimit, onError: (c) => c.text('The form is too long.', 413) })
  app.on('POST', pagePaths, limit, async (c) => {
    const text = await c.req.text()
    const form = new URLSearchParams(text)
    if (onEvent && form.has('event')) return onEvent(c, text)
    const domain = (c.req.query('DOMAIN') ?? '').toLowerCase()
    onOpening?.({ domain, https: c.req.query('PROTOCOL') !== '0', form })
    const { body, own } = await formOf(c, index)
    return c.body(body, 200, { ...headers, ...own, Vary: 'Accept-Encoding', 'Cache-Control': 'no-store' })
  })
  return app
}

async function formOf(c: Context, file: PageFile) {
  const { encoding, bytes } = await file.in(acceptedEncoding(c.req.header('accept-encoding')))
  const own: Record<string, string> = { 'Content-Type': file.type, 'Content-Length': String(bytes.length) }
  if (encoding !== 'identity') own['Content-Encoding'] = encoding
  return { body: bytes, own, tag: `"${file.digest}-${encoding}"` }
}

/** Names in assets/ change with their content. */
function lifeOf({ path }: PageFile): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')))
}
