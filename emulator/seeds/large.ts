import { addEntry } from '../world/entries.ts'
import type { World } from '../world/types.ts'
import { quoteBotClientId } from './apps.ts'
import { people } from './people.ts'
import { trailClientId } from '../world/tokens.ts'

const count = 10_000

const acts = [
  ['Stock checked', 'Supplier feed: {n} units of the R760 in Hamburg, {m} in Gdansk.'],
  ['Reply drafted', 'Draft {n} waits in the mailbox. Subject: delivery window for rack {m}.'],
  ['Credit limit checked', 'Limit 60,000 EUR, used {m},{n} EUR. No objection.'],
  ['Цена обновлена', 'Позиция {n}: цена поставщика изменилась, маржа {m} %.'],
  ['Call summarised', 'Call {n}: the customer asked about power draw of rack {m}.'],
] as const

const authors = [people.quoteBot, people.leadScorer, people.mailAgent, people.admin]
const clients = [trailClientId, quoteBotClientId, null]
const icons = ['info', 'document', 'mail', 'call', 'arrow-down']

/** Ten thousand entries on deal 100, one every ten minutes, the newest a minute ago. */
export function seedLarge(world: World, now: number): void {
  const owner = { entityTypeId: 2, entityId: 100 }
  for (let n = 1; n <= count; n += 1) {
    const [title, text] = acts[n % acts.length] ?? acts[0]
    addEntry(world, {
      owner,
      created: now - 60_000 - (count - n) * 600_000,
      authorId: authors[n % authors.length] ?? people.admin,
      title: `${title} #${n}`,
      text: text.replace('{n}', String(n)).replace('{m}', String((n * 7) % 97)),
      iconCode: icons[n % icons.length] ?? 'info',
      clientId: clients[n % clients.length] ?? null,
    })
  }
}
