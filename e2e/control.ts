export interface Fault {
  method?: string
  frame?: string
  times?: number
  error?: string | number
  description?: string
  status?: number
  latency?: number
  late?: number
  drop?: 'before' | 'after'
  body?: 'html' | 'no-time' | 'broken-json' | 'empty-object'
  expireTokens?: true
  mute?: true
  answer?: string
  delay?: number
  placementOptions?: 'object' | 'json' | 'empty' | 'missing' | 'garbage'
  placement?: string
  entityId?: string
}

export interface Logged {
  at: number
  verb: string
  path: string
  method: string
  batch?: string[]
  /** The `halt` of a batch as it was sent. */
  halt?: unknown
  /** The request's Origin header; null for a server. */
  origin: string | null
  /** Id of the authenticated caller. */
  user: number | null
  status: number
  ms: number
}

export interface Truth {
  entries: { id: number; title: string; text: string; authorId: number; iconCode: string }[]
  pins: number[]
  notes: Record<string, { text: string }>
  bindings: Record<string, { entityTypeId: number; entityId: number }[]>
  bound: number[]
  comments: { id: number; text: string; authorId: number; files: string[] }[]
}

/** What the portal keeps for our app. */
export interface AppTruth {
  installed: boolean
  /** Names of the app's data storages. */
  storages: string[]
  ledger: { entity: string; name: string; code: string }[]
  placements: { placement: string; handler: string; title: string }[]
}

export interface Reset {
  seed?: 'demo' | 'empty' | 'large'
  dialect?: 'cloud' | 'docs' | 'fixed'
  switches?: Record<string, unknown>
  installed?: boolean
}

/** The emulator's control API: what is true in the portal, whatever the screen says. */
export class Control {
  readonly origin: string
  /** Whether the portal can list the entries of other cards that are bound to one. */
  listsBound = true

  constructor(origin: string) {
    this.origin = origin
  }

  async ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const answer = await fetch(`${this.origin}/__emulator/health`).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the emulator did not start at ${this.origin}`)
  }

  async reset(reset: Reset = {}): Promise<void> {
    this.listsBound = (reset.dialect ?? 'cloud') === 'cloud'
    await this.#send('POST', 'reset', { seed: 'demo', dialect: 'cloud', switches: {}, ...reset })
  }

  async fault(...faults: Fault[]): Promise<void> {
    await this.#send('POST', 'faults', faults)
  }

  /** The faults that have not come about yet. */
  async faults(): Promise<Fault[]> {
    return this.#send('GET', 'faults')
  }

  async clearFaults(): Promise<void> {
    await this.#send('DELETE', 'faults')
  }

  async log(): Promise<Logged[]> {
    return this.#send('GET', 'log')
  }

  /** REST requests since the last reset, preflights left out. */
  async posts(): Promise<Logged[]> {
    return (await this.log()).filter((each) => each.verb === 'POST')
  }

  async state(entityTypeId: number, entityId: number): Promise<Truth> {
    return this.#send('GET', `state?entityTypeId=${entityTypeId}&entityId=${entityId}`)
  }

  async app(): Promise<AppTruth> {
    return this.#send('GET', 'state')
  }

  /** Deletes entries, whoever wrote them. */
  async removeEntries(...ids: number[]): Promise<void> {
    await this.#send('POST', 'world', { remove: ids })
  }

  /** A call as the admin's webhook, as an agent would make it. */
  async webhook(method: string, params: object): Promise<unknown> {
    const answer = await fetch(`${this.origin}/rest/1/emulator/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return answer.json()
  }

  async #send<T>(verb: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.origin}/__emulator/${path}`, {
      method: verb,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${verb} ${path}: ${answer.status} ${await answer.text()}`)
    return JSON.parse(await answer.text())
  }
}
