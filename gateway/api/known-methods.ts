import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import type { DescribedPath } from './described-path.ts'

/** Refuses methods that a described address does not take, and names those it does. Errors: METHOD_NOT_ALLOWED. */
export function knownMethods(paths: readonly Pick<DescribedPath, 'path' | 'method'>[]): MiddlewareHandler {
  const byPath = new Map<string, Set<string>>()
  for (const { path, method } of paths) {
    const methods = byPath.get(path) ?? new Set()
    byPath.set(path, methods.add(method.toUpperCase()))
    if (method === 'get') methods.add('HEAD')
  }
  const known = [...byPath].map(([path, methods]) => ({ form: formOf(path), methods }))

  return async (c, next) => {
    const address = known.find(({ form }) => form.test(c.req.path))
    if (address && !address.methods.has(c.req.method)) {
      const allow = [...address.methods].join(', ')
      c.header('Allow', allow)
      throw new ApiError('METHOD_NOT_ALLOWED', `${c.req.path} takes ${allow}, not ${c.req.method}.`)
    }
    await next()
  }
}

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}
