import type { Card } from '#core/entity-types.ts'
import { isAt } from '#core/entry.ts'
import { listBindings } from '#core/operations.ts'
import { PortalError } from '#core/portal-error.ts'
import type { Call, Portal } from '#core/portal.ts'

/** Whether a portal said `false` and nothing else: for want of rights, or of the thing itself (docs/portal.md). */
export function isBareFalse(error: unknown): boolean {
  return error instanceof PortalError && error.code === 'refused' && error.status === 200
}

/** Throws PortalError notFound where the entry is not on the card; says nothing where the portal does not tell. */
export async function checkPlace(portal: Portal, card: Card, entryId: number): Promise<void> {
  const bindings = await listBindings(portal, entryId).catch(() => null)
  if (bindings && !bindings.some((binding) => isAt(binding, card)))
    throw new PortalError('notFound', { method: 'crm.timeline.bindings.list' })
}

/** False where the portal knows no such note; true where there is one, or it does not tell. */
export async function checkNote(portal: Portal, get: Call): Promise<boolean> {
  try {
    await portal.call(get)
    return true
  } catch (error) {
    return !(error instanceof PortalError && error.code === 'notFound')
  }
}
