import type { CardRef } from '../world/types.ts'

const namedTypes = new Map([
  ['lead', 1],
  ['deal', 2],
  ['contact', 3],
  ['company', 4],
])

/** The card at a portal's path, or undefined when the path leads elsewhere. */
export function cardOfPath(pathname: string): CardRef | undefined {
  const named = /^\/crm\/(lead|deal|contact|company)\/details\/(\d+)\/?$/.exec(pathname)
  if (named) return cardRef(namedTypes.get(named[1] ?? ''), named[2])
  const typed = /^\/crm\/type\/(\d+)\/details\/(\d+)\/?$/.exec(pathname)
  if (typed) return cardRef(Number(typed[1]), typed[2])
  const order = /^\/shop\/orders\/details\/(\d+)\/?$/.exec(pathname)
  if (order) return cardRef(14, order[1])
  return undefined
}

function cardRef(entityTypeId: number | undefined, id: string | undefined): CardRef | undefined {
  if (!entityTypeId || !Number(id)) return undefined
  return { entityTypeId, entityId: Number(id) }
}
