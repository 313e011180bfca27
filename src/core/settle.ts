import type { Card } from './entity-types.ts'
import { isAt } from './entry.ts'
import { listBindings } from './operations.ts'
import { type ErrorCode, PortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'
import * as writes from './write-operations.ts'

/**
 * Does a thing whose repetition changes nothing, and does it once more where the answer was lost. `already` are the
 * refusals that a repetition gets when the lost attempt had worked.
 */
export async function settled(act: () => Promise<void>, already: readonly ErrorCode[] = []): Promise<void> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof PortalError) || !error.mayHaveHappened) throw error
  }
  try {
    await act()
  } catch (error) {
    if (error instanceof PortalError && already.includes(error.code)) return
    throw error
  }
}

/** Does a thing whose repetition changes nothing and answers the same; once more where the answer was lost. */
export async function repeatable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof PortalError) || !error.mayHaveHappened) throw error
    return act()
  }
}

/**
 * Pins; pinning what is pinned is the same pin (portal-behaviour of on-premise builds: one flag a binding). With all
 * slots taken a portal refuses even what is pinned already, so there the entry gives up the slot it may have and takes
 * it again: a pinLimit that comes out means that the entry holds none.
 */
export async function settlePin(portal: Portal, owner: Card, entryId: number): Promise<void> {
  const pin = () => writes.pinEntry(portal, owner, entryId)
  try {
    return await settled(pin)
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== 'pinLimit') throw error
  }
  await settled(async () => {
    await writes.unpinEntry(portal, owner, entryId)
    await pin()
  })
}

export function settleUnpin(portal: Portal, owner: Card, entryId: number): Promise<void> {
  return settled(() => writes.unpinEntry(portal, owner, entryId))
}

/**
 * Binds; binding twice makes no second row (REST docs: crm-timeline-bindings-bind). Where two answers were lost, the
 * list of bindings decides.
 */
export async function settleBind(portal: Portal, entryId: number, card: Card): Promise<void> {
  try {
    await settled(() => writes.bindEntry(portal, entryId, card))
  } catch (error) {
    if (!isDoubtful(error) || (await isBound(portal, entryId, card)) !== true) throw error
  }
}

/** Takes a binding away; that it was gone already is fine, whatever the portal's words for it. */
export async function settleUnbind(portal: Portal, entryId: number, card: Card): Promise<void> {
  try {
    await settled(() => writes.unbindEntry(portal, entryId, card))
  } catch (error) {
    if (!isDoubtful(error) || (await isBound(portal, entryId, card)) !== false) throw error
  }
}

/** True where the wish may have come true all the same: no answer, or a refusal in words nobody can tell apart. */
function isDoubtful(error: unknown): boolean {
  if (!(error instanceof PortalError)) return false
  const unclear = error.code === 'refused' && error.status !== 200
  return error.mayHaveHappened || error.code === 'notFound' || unclear
}

/** Null where the portal does not tell. */
async function isBound(portal: Portal, entryId: number, card: Card): Promise<boolean | null> {
  try {
    const bindings = await listBindings(portal, entryId)
    return bindings.some((binding) => isAt(binding, card))
  } catch {
    return null
  }
}

export function settleDelete(portal: Portal, entryId: number): Promise<void> {
  return settled(() => writes.deleteEntry(portal, entryId), ['notFound'])
}
