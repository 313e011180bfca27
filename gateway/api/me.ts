import { z } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { findWay } from '../portal/ways.ts'
import type { ApiKey } from '../store/store.ts'
import type { DescribedPath } from './described-path.ts'
import type { Env, Gateway } from './gateway.ts'

const meAnswer = z
  .object({
    type: z.enum(['personal', 'oauth_app']),
    name: z.string(),
    prefix: z.string().openapi({ description: 'The first characters of the key.' }),
    readOnly: z.boolean(),
    entityTypes: z
      .array(z.int())
      .nullable()
      .openapi({ description: 'Kinds of cards it may act on; null is all.' }),
    expiresAt: z.string().nullable().openapi({ description: 'ISO 8601; null is never.' }),
    rateLimit: z.object({ requestsPerMinute: z.int() }),
    portal: z.string().nullable().openapi({ description: 'Its host; null while none is connected.' }),
    scopes: z.array(z.string()),
    via: z
      .enum(['webhook', 'app'])
      .nullable()
      .openapi({ description: 'As whom the portal sees it: the user of a webhook, or the installed app.' }),
    links: z.object({ docs: z.string(), openapi: z.string() }),
  })
  .openapi('Me')

const LINKS = { docs: '/docs', openapi: '/v1/openapi.json' }

const example: z.infer<typeof meAnswer> = {
  type: 'personal',
  name: 'Quote bot',
  prefix: 'trail_api_8c1f20aa',
  readOnly: false,
  entityTypes: [2, 3],
  expiresAt: '2027-01-31T00:00:00.000Z',
  rateLimit: { requestsPerMinute: 300 },
  portal: 'example.bitrix24.com',
  scopes: ['crm'],
  via: 'webhook',
  links: LINKS,
}

export const mePath: DescribedPath = {
  operationId: 'me',
  tag: 'Key',
  method: 'get',
  path: '/v1/me',
  summary: 'What the key may do',
  description: 'The place to start: which portal the key reaches, and what it may do there (ours).',
  status: 200,
  answer: meAnswer,
  errors: [],
  example: { data: example },
}

export function meRoute(app: Hono<Env>, gateway: Gateway): void {
  app.get('/v1/me', async (c) => c.json({ success: true, data: await describeKey(c.get('key'), gateway) }))
}

async function describeKey(key: ApiKey, { config, ways }: Gateway): Promise<z.infer<typeof meAnswer>> {
  const way = await findWay(key, ways)
  const base = config.publicUrl === null ? '' : new URL(config.publicUrl).pathname.replace(/\/+$/, '')
  return {
    type: key.kind === 'api' ? 'personal' : 'oauth_app',
    name: key.name,
    prefix: key.prefix,
    readOnly: key.readOnly,
    entityTypes: key.entityTypes,
    expiresAt: key.expiresAt === null ? null : new Date(key.expiresAt).toISOString(),
    rateLimit: { requestsPerMinute: key.rate },
    portal: way?.link.portalId ?? null,
    scopes: ['crm'],
    via: way?.link.kind ?? null,
    links: { docs: `${base}${LINKS.docs}`, openapi: `${base}${LINKS.openapi}` },
  }
}
