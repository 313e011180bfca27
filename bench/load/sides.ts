import { openClient } from './client.ts'
import type { GatewayStand } from './stand.ts'

/** Somebody to write entries to and read them from. */
export interface Side {
  /** Writes an entry unlike all others; resolves with its id. */
  create(): Promise<number>
  get(id: number): Promise<void>
  close(): void
}

const OWNER = { entityTypeId: 2, entityId: 100 }
let written = 0

/** An entry like an agent's, and like no other: entries alike would wait for each other. */
export function newEntry() {
  written += 1
  const text =
    'The client asked for a quote for 40 seats. The budget is approved, the decision is due on Friday.'
  return { ...OWNER, title: `Analysis ${written}`, text, iconCode: 'info' }
}

/** The portal itself, as an agent with a webhook would ask it. */
export function portalSide({ control }: GatewayStand, connections: number): Side {
  const client = openClient(control.origin, connections)
  const call = (method: string, params: object) => client.post(`/rest/1/emulator/${method}`, params)
  return {
    create: async () => idIn(await call('crm.timeline.logmessage.add', { fields: newEntry() })),
    get: async (id) => void idIn(await call('crm.timeline.logmessage.get', { id })),
    close: client.close,
  }
}

/** The gateway in front of it; `keyed` gives each create an Idempotency-Key of its own. */
export function gatewaySide(
  { gateway, key }: Pick<GatewayStand, 'gateway' | 'key'>,
  connections: number,
  keyed = false,
): Side {
  const client = openClient(gateway.origin, connections, { 'X-Api-Key': key })
  const once = () => (keyed ? { 'Idempotency-Key': `bench-${written}` } : {})
  return {
    create: async () => idIn(await client.post('/v1/timeline-logs', newEntry(), once())),
    get: async (id) => void idIn(await client.get(`/v1/timeline-logs/${id}`)),
    close: client.close,
  }
}

/** Throws where there is no entry in an answer. */
function idIn(text: string): number {
  const id = /"id":(\d+)/.exec(text)?.[1]
  if (id === undefined) throw new Error(`no entry in the answer: ${text.slice(0, 200)}`)
  return Number(id)
}
