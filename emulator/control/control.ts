import { Hono } from 'hono'
import type { Emulator, ResetOptions } from '../emulator.ts'
import { uninstall } from '../events.ts'
import { parseJson } from '../rest/parse-json.ts'
import { field, phpInt, phpText } from '../rest/php.ts'
import { trailClientId } from '../world/tokens.ts'
import type { Json } from '../world/types.ts'
import { changeWorld } from './change-world.ts'
import { parseFaults } from './faults.ts'
import { parseReset } from './parse-reset.ts'
import { appState, cardState } from './state.ts'

/** The dials of the portal, for tests, benches and the fault drawer; closed to pages of another origin. */
export function control(emulator: Emulator): Hono {
  const app = new Hono().basePath('/__emulator')

  app.use(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== new URL(c.req.url).origin) {
      return c.json({ error: 'The control API answers only to the portal itself.' }, 403)
    }
    return next()
  })

  app.get('/health', (c) => c.json(health(emulator)))
  app.post('/reset', async (c) => {
    const options = parseReset(await jsonOf(c.req.raw))
    if (typeof options === 'string') return c.json({ error: options }, 400)
    emulator.reset(options satisfies ResetOptions)
    return c.json(health(emulator))
  })

  app.get('/faults', (c) => c.json(emulator.faults.list()))
  app.post('/faults', async (c) => {
    const faults = parseFaults(await jsonOf(c.req.raw))
    if (typeof faults === 'string') return c.json({ error: faults }, 400)
    if (faults.some((fault) => fault.expireTokens)) emulator.expireTokens()
    emulator.faults.add(faults.filter((fault) => !fault.expireTokens))
    return c.json(emulator.faults.list())
  })
  app.delete('/faults', (c) => {
    emulator.faults.clear()
    return c.json([])
  })

  app.post('/world', async (c) => {
    const changed = changeWorld(emulator, await jsonOf(c.req.raw))
    return typeof changed === 'string' ? c.json({ error: changed }, 400) : c.json(changed)
  })

  app.post('/uninstall', async (c) => {
    const body = await jsonOf(c.req.raw)
    const leaving = emulator.world.apps.get(phpText(field(body, 'clientId') ?? trailClientId))
    if (!leaving) return c.json({ error: 'No such app.' }, 400)
    uninstall(emulator, leaving, new URL(c.req.url).origin)
    return c.json(emulator.events)
  })
  app.get('/events', (c) => c.json(emulator.events))
  app.get('/log', (c) => c.json(emulator.log))
  app.get('/state', (c) => {
    const { entityTypeId, entityId } = c.req.query()
    if (entityTypeId === undefined && entityId === undefined) return c.json(appState(emulator.world))
    return c.json(
      cardState(emulator.world, { entityTypeId: phpInt(entityTypeId), entityId: phpInt(entityId) }),
    )
  })
  return app
}

function health({ world }: Emulator): { [key: string]: Json } {
  return { ok: true, seed: world.seed, dialect: world.dialectName, switches: { ...world.switches } }
}

async function jsonOf(request: Request): Promise<Json> {
  return parseJson((await request.text()) || '{}') ?? null
}
