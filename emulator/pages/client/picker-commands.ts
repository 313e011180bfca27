import * as z from 'zod/mini'
import type { PageContext } from '../frame/opened-frame.ts'
import { pick } from './picker.ts'
import { getJson } from './portal-door.ts'
import { silence } from './silence.ts'

const card = z.object({
  id: z.string(),
  type: z.string(),
  place: z.string(),
  title: z.string(),
  desc: z.string(),
  url: z.string(),
  image: z.optional(z.string()),
})
const user = z.object({
  id: z.string(),
  name: z.string(),
  photo: z.string(),
  position: z.string(),
  url: z.string(),
  sub: z.boolean(),
  sup: z.boolean(),
})
const right = z.object({ id: z.string(), name: z.string() })

const typeNames = new Map([
  ['lead', 'Leads'],
  ['deal', 'Deals'],
  ['contact', 'Contacts'],
  ['company', 'Companies'],
  ['quote', 'Quotes'],
])

/** selectCRM: a map of types, each a map of numbered items, as the portal prints them. Silence when cancelled. */
export async function pickCards({ userId }: PageContext, params: Record<string, unknown>) {
  const types = Array.isArray(params['entityType']) ? params['entityType'].map(String) : []
  const cards = await getJson(`/__portal/cards?user=${userId}&types=${types.join(',')}`, z.array(card))
  const multiple = params['multiple'] === true
  const ids = await pick({
    title: multiple ? 'Select CRM items' : 'Select a CRM item',
    choices: cards.map(({ id, type, title }) => ({
      id,
      title,
      hint: id,
      group: typeNames.get(type) ?? type,
    })),
    multiple,
    chosen: new Set(multiple ? chosenCards(params['value'], cards) : []),
  })
  if (!ids) return silence
  const answer: Record<string, Record<string, unknown>> = {}
  for (const chosen of cards.filter(({ id }) => ids.includes(id))) {
    const bucket = (answer[chosen.type] ??= {})
    bucket[Object.keys(bucket).length] = chosen
  }
  return answer
}

/** selectUser: one employee, or a list with `mult`. Silence when cancelled or when nobody was chosen. */
export async function pickUsers(multiple: boolean) {
  const users = await getJson('/__portal/users', z.array(user))
  const ids = await pick({
    title: multiple ? 'Select employees' : 'Select an employee',
    choices: users.map(({ id, name, position }) => ({ id, title: name, hint: position, group: 'Employees' })),
    multiple,
    chosen: new Set(),
  })
  const chosen = users.filter(({ id }) => ids?.includes(id))
  if (!ids || chosen.length === 0) return silence
  return multiple ? chosen : chosen[0]
}

/** selectAccess: the rights chosen; those in `value` cannot be chosen again. */
export async function pickRights(blocked: unknown) {
  const rights = await getJson('/__portal/rights', z.array(right))
  const taken = Array.isArray(blocked) ? blocked.map(String) : []
  const ids = await pick({
    title: 'Select who has access',
    choices: rights
      .filter(({ id }) => !taken.includes(id))
      .map(({ id, name }) => ({ id, title: name, hint: id, group: 'Access' })),
    multiple: true,
    chosen: new Set(),
  })
  return ids ? rights.filter(({ id }) => ids.includes(id)) : silence
}

function chosenCards(value: unknown, cards: z.infer<typeof card>[]): string[] {
  if (typeof value !== 'object' || value === null) return []
  const wanted = Object.entries(value).flatMap(([type, ids]) =>
    Array.isArray(ids) ? ids.map((id) => `${type}/${String(id).replace(/^\w+_/, '')}`) : [],
  )
  return cards
    .filter(({ id, type }) => wanted.includes(`${type}/${id.replace(/^\w+_/, '')}`))
    .map(({ id }) => id)
}
