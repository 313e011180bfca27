import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Emulator } from '../../emulator.ts'
import type { CardRef, Json, JsonMap } from '../../world/types.ts'
import { readClient } from '../client-bundle.ts'
import { timelineMark, timelineView } from '../timeline-view.ts'
import { answerCommand } from './answer.ts'
import { openRequest } from './opened-frame.ts'
import type { CommandReply } from './opened-frame.ts'
import { pickableCards, pickableRights, pickableUsers } from './pickers.ts'
import { openFrame } from './sessions.ts'
import type { FrameSession, PortalOrigin } from './sessions.ts'

/** What the pages' browser client asks the portal for. Not part of any portal's interface. */
export function frameRoutes(emulator: Emulator): Hono {
  const app = new Hono()
  const sessions = new Map<string, FrameSession>()

  app.get('/client.js', async (c) => {
    const { js } = await readClient()
    return c.body(js, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
  })
  app.get('/client.css', async (c) => {
    const { css } = await readClient()
    return c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' })
  })

  app.post('/open', async (c) => {
    const request = openRequest.safeParse(await readJson(c))
    if (!request.success) return c.json({ refusal: 'The request is not complete.' }, 400)
    const opened = openFrame(emulator, request.data, originOf(c))
    if ('refusal' in opened) return c.json(opened)
    sessions.set(opened.session.sid, opened.session)
    return c.json(opened.frame)
  })

  app.post('/frame', async (c) => {
    const body = await readJson(c)
    const session = sessions.get(textOf(body['sid']))
    const reply: CommandReply = session
      ? answerCommand(emulator, session, textOf(body['command']), body['params'], originOf(c))
      : { silent: true }
    return c.json(reply)
  })

  app.get('/cards', (c) => {
    const types = (c.req.query('types') ?? '').split(',')
    return c.json(pickableCards(emulator.world, Number(c.req.query('user')), types))
  })
  app.get('/users', (c) => c.json(pickableUsers(emulator.world)))
  app.get('/rights', (c) => c.json(pickableRights(emulator.world)))

  app.get('/timeline-mark', (c) => {
    const card = readCard(c)
    return card ? c.text(timelineMark(emulator.world, card)) : c.text('Which card?', 400)
  })
  app.get('/timeline', (c) => {
    const card = readCard(c)
    if (!card) return c.text('Which card?', 400)
    const shown = Number(c.req.query('shown')) || undefined
    return c.html(timelineView(emulator.world, card, emulator.now(), shown))
  })
  return app
}

/** `?card=2:100`: type, then item. */
function readCard(c: Context): CardRef | undefined {
  const [entityTypeId, entityId] = (c.req.query('card') ?? '').split(':').map(Number)
  return entityTypeId && entityId ? { entityTypeId, entityId } : undefined
}

async function readJson(c: Context): Promise<JsonMap> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return isJsonMap(body) ? body : {}
}

function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function originOf(c: Context): PortalOrigin {
  const { host, protocol } = new URL(c.req.url)
  return { host, https: protocol === 'https:' }
}
