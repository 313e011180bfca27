import type { JsonMap } from '../world/types.ts'
import type { WebhookPath } from './auth.ts'
import { parseJson } from './parse-json.ts'
import { isMap } from './php.ts'
import { nest, parseQuery } from './php-query.ts'

export type RestRequest = {
  method: string
  webhook: WebhookPath | undefined
  params: JsonMap
  bearer: string | null
}

/**
 * /rest/<method> or /rest/<user>/<code>/<method>, doubled and trailing slashes allowed, `.json` optional.
 * Undefined for any other number of parts. Another suffix stays in the method's name.
 */
export function parsePath(path: string): Pick<RestRequest, 'method' | 'webhook'> | undefined {
  const [rest, ...parts] = path.split('/').filter((part) => part !== '')
  if (rest !== 'rest' || (parts.length !== 1 && parts.length !== 3)) return undefined
  const method = decodePart(parts.at(-1) ?? '').replace(/\.json$/i, '')
  const [user = '', code = ''] = parts.map(decodePart)
  return { method, webhook: parts.length === 3 ? { user, code } : undefined }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Query and body as one map, the body on top. Broken JSON is silently an empty body. */
export async function readParams(request: Request): Promise<JsonMap> {
  const query = parseQuery(new URL(request.url).search.slice(1))
  if (request.method !== 'POST') return query
  return { ...query, ...(await readBody(request)) }
}

async function readBody(request: Request): Promise<JsonMap> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? ''
  if (type.startsWith('multipart/form-data')) return readMultipart(request)
  const text = await request.text()
  if (!type.startsWith('application/json')) return parseQuery(text)
  const body = parseJson(text)
  return isMap(body) ? body : {}
}

async function readMultipart(request: Request): Promise<JsonMap> {
  try {
    const form = await request.formData()
    const parts: [string, string][] = []
    for (const [name, value] of form.entries()) if (typeof value === 'string') parts.push([name, value])
    return nest(parts)
  } catch {
    return {}
  }
}

export function bearerOf(request: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}
