// The least that shows ten entries of a card: the handshake, one batch, plain DOM. What a framework, the SDK and every
// feature cost is measured against this page.

/** The commands of the tab's own first batch; the bench puts them in front of this script. */
declare const recorded: Record<string, string>

interface Init {
  AUTH_ID: string
  LANG: string
}

interface Rows {
  list: Entry[] | { logMessages: Entry[] }
  [note: `note${number}`]: { text: string }
  [bindings: `bind${number}`]: Binding[]
  [users: `user${number}`]: { ID: string; NAME: string; LAST_NAME: string }[]
  [cards: `cards${string}`]: { items: { id: number; title?: string; name?: string; lastName?: string }[] }
}

interface Entry {
  title: string
  text: string
  authorId: number
  created: string
}

interface Binding {
  ENTITY_TYPE: string
  ENTITY_ID: string
}

const [host = '', secure = '', sid = ''] = window.name.split('|')
const portal = `${secure === '1' ? 'https' : 'http'}://${host}`
const key = crypto.randomUUID()

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.origin !== portal || typeof event.data !== 'string' || !event.data.startsWith(`${key}:`)) return
  const init: unknown = JSON.parse(event.data.slice(key.length + 1))
  if (isInit(init)) void load(init)
})
window.parent.postMessage(`getInitData:${key}:${sid}`, portal)

function isInit(value: unknown): value is Init {
  return typeof value === 'object' && value !== null && 'AUTH_ID' in value && 'LANG' in value
}

async function load(init: Init): Promise<void> {
  const response = await fetch(`${portal}/rest/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ halt: 0, cmd: recorded, auth: init.AUTH_ID }),
  })
  const answer: unknown = await response.json()
  const time = new Intl.DateTimeFormat(init.LANG, { dateStyle: 'medium', timeStyle: 'short' })
  if (isAnswer(answer)) draw(answer.result.result, time)
}

function isAnswer(value: unknown): value is { result: { result: Rows } } {
  return typeof value === 'object' && value !== null && 'result' in value
}

function draw(rows: Rows, time: Intl.DateTimeFormat): void {
  const people = new Map<number, string>()
  const entries = Array.isArray(rows.list) ? rows.list : rows.list.logMessages
  for (const k of entries.keys())
    for (const user of rows[`user${k}`] ?? []) people.set(Number(user.ID), `${user.NAME} ${user.LAST_NAME}`)
  const articles = entries.map((entry, k) =>
    element('article', '', [
      element('h3', '', [entry.title]),
      element('span', 'meta', [
        `${people.get(entry.authorId) ?? '?'} · `,
        element('time', '', [time.format(new Date(entry.created))]),
      ]),
      element('p', '', [entry.text]),
      ...noteOf(rows[`note${k}`]),
      ...chipsOf(rows[`bind${k}`] ?? [], rows),
    ]),
  )
  document.querySelector('main')?.append(...articles)
  const size = JSON.stringify({ width: '100%', height: document.documentElement.scrollHeight })
  window.parent.postMessage(`resizeWindow:${size}:${crypto.randomUUID()}:${sid}`, portal)
}

function noteOf(note: Rows['note0'] | undefined): Node[] {
  return note ? [element('p', 'note', [note.text])] : []
}

/** The cards an entry is bound to, where it is more than its own. */
function chipsOf(bindings: Binding[], rows: Rows): Node[] {
  if (bindings.length < 2) return []
  const chips = bindings.map((binding) => element('li', '', [titleOf(binding, rows)]))
  return [element('ul', '', chips)]
}

function titleOf({ ENTITY_TYPE: type, ENTITY_ID: id }: Binding, rows: Rows): string {
  const known = new Map(
    Object.entries({ lead: 1, deal: 2, contact: 3, company: 4, quote: 7, smart_invoice: 31 }),
  )
  const cards = rows[`cards${known.get(type) ?? type.replace('dynamic_', '')}`]
  const card = cards?.items.find((each) => each.id === Number(id))
  return card ? (card.title ?? `${card.name} ${card.lastName}`) : `${type} ${id}`
}

function element(name: string, className: string, children: (Node | string)[]): Node {
  const made = document.createElement(name)
  made.className = className
  made.append(...children)
  return made
}
