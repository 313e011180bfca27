import type { MiddlewareHandler } from 'hono'
import { getPath } from 'hono/utils/url'

/** They have no key, so a proxy that passes on all that is under the public path must not show them. */
const INSIDE = new Set(['/healthz', '/readyz', '/metrics'])

/** The path of PUBLIC_URL, as addresses are matched, without a slash at its end: '/trail', or '' where it has none. */
function publicPath(publicUrl: string | null): string {
  return publicUrl === null ? '' : getPath(new Request(publicUrl)).replace(/\/+$/, '')
}

/**
 * For Hono: the path of a request, below the public one as at the root, for a proxy may pass the public path on or take
 * it off. A slash at the end makes no difference.
 */
export function pathBelow(publicUrl: string | null): (request: Request) => string {
  const base = publicPath(publicUrl)
  return (request) => {
    const path = getPath(request)
    if (base === '' || !path.startsWith(`${base}/`)) return withoutSlash(path)
    const below = withoutSlash(path.slice(base.length))
    return INSIDE.has(below) ? path : below
  }
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/**
 * Leads from the public path without a slash to the one with it: the page's links are relative. 308, so that the form of
 * a launch comes along; relative, so that it holds behind any proxy.
 */
export function slashAfterPublicPath(publicUrl: string | null): MiddlewareHandler {
  const base = publicPath(publicUrl)
  return async (c, next) => {
    if (base === '' || c.req.path !== base) return next()
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`./${pathname.split('/').at(-1)}/${search}`, 308)
  }
}
