import type { Card } from './entity-types.ts'
import { isAt } from './entry.ts'
import { getEntry, listBindings } from './operations.ts'
import { PortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'

/** The entry is gone, or it is not on the card: portals say the same of both. */
export class MissingEntry extends PortalError {
  readonly isGone: boolean

  constructor(isGone: boolean, { method, status, portalCode, description }: PortalError) {
    super('notFound', { method, status, portalCode, description })
    this.name = 'MissingEntry'
    this.isGone = isGone
  }

  override get key() {
    return this.isGone ? 'entry.vanished' : 'entry.offCard'
  }
}

/**
 * Does something to an entry on a card. Errors: those of the act; MissingEntry where the entry is gone or is not on
 * the card, which some portals hide behind a bare refusal.
 */
export async function onEntry<T>(
  portal: Portal,
  owner: Card,
  entryId: number,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof PortalError)) throw error
    if (error.code !== 'notFound' && error.code !== 'refused') throw error
    const place = await placeOf(portal, owner, entryId)
    if (place === 'here' || place === 'unknown') throw error
    throw new MissingEntry(place === 'gone', error)
  }
}

async function placeOf(
  portal: Portal,
  owner: Card,
  entryId: number,
): Promise<'here' | 'elsewhere' | 'gone' | 'unknown'> {
  try {
    await getEntry(portal, entryId)
  } catch (error) {
    return error instanceof PortalError && error.code === 'notFound' ? 'gone' : 'unknown'
  }
  try {
    const bindings = await listBindings(portal, entryId)
    return bindings.some((binding) => isAt(binding, owner)) ? 'here' : 'elsewhere'
  } catch {
    return 'unknown'
  }
}
