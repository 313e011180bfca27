import { cardTitle } from '../../world/cards.ts'
import { cardPath } from '../../world/entity-types.ts'
import { canRead } from '../../world/rights.ts'
import type { World } from '../../world/types.ts'

/** A CRM item as selectCRM answers with it. `place` repeats the type (inferred). */
export type PickableCard = {
  id: string
  type: string
  place: string
  title: string
  desc: string
  url: string
  image?: string
}

/** An employee as selectUser answers with it. */
export type PickableUser = {
  id: string
  name: string
  photo: string
  position: string
  url: string
  sub: boolean
  sup: boolean
}

/** A right as selectAccess answers with it. */
export type PickableRight = { id: string; name: string }

/** The five types the portal's picker serves, with the prefix of their ids. Source: BX24.selectCRM. */
const pickerTypes = new Map([
  ['lead', { entityTypeId: 1, prefix: 'L' }],
  ['contact', { entityTypeId: 3, prefix: 'C' }],
  ['company', { entityTypeId: 4, prefix: 'CO' }],
  ['deal', { entityTypeId: 2, prefix: 'D' }],
  ['quote', { entityTypeId: 7, prefix: 'Q' }],
])

/** What a person can pick, by type in the order asked; types the picker does not serve are passed over. */
export function pickableCards(world: World, userId: number, types: string[]): PickableCard[] {
  const user = world.users.get(userId)
  if (!user) return []
  const wanted = types.some((type) => pickerTypes.has(type)) ? types : [...pickerTypes.keys()]
  return wanted.flatMap((type) => {
    const known = pickerTypes.get(type)
    if (!known) return []
    const { entityTypeId, prefix } = known
    const cards = [...world.cards.values()].filter(
      (card) => card.entityTypeId === entityTypeId && canRead(world, user, card),
    )
    return cards.map((card) => ({
      id: `${prefix}_${card.entityId}`,
      type,
      place: type,
      title: cardTitle(card),
      desc: '',
      url: cardPath(world, entityTypeId, card.entityId),
      ...(type === 'contact' || type === 'company' ? { image: '' } : {}),
    }))
  })
}

/** Employees only: people who left are not offered. */
export function pickableUsers(world: World): PickableUser[] {
  const active = [...world.users.values()].filter((user) => user.active)
  return active.map((user) => ({
    id: String(user.id),
    name: `${user.name} ${user.lastName}`.trim(),
    photo: user.photo,
    position: user.workPosition,
    url: `/company/personal/user/${user.id}/`,
    sub: false,
    sup: false,
  }))
}

/** Access codes: everybody, then each employee. */
export function pickableRights(world: World): PickableRight[] {
  const people = pickableUsers(world).map(({ id, name }) => ({ id: `U${id}`, name }))
  return [{ id: 'AU', name: 'All authorised users' }, { id: 'G2', name: 'All visitors' }, ...people]
}
