import { pinCall, unpinCall } from './write-calls.ts'
import type { Card } from './entity-types.ts'
import { PortalError } from './portal-error.ts'
import { type Portal, outcomeOf } from './portal.ts'
import { repeatable, settlePin } from './settle.ts'

export interface Swap {
  /** Null where the wanted entry is pinned now, else why it is not. */
  error: PortalError | null
  /** True where the other entry holds no slot now. */
  freed: boolean
}

/**
 * Pins one entry in the place of another, in one request that mends itself: the last command pins the freed entry again,
 * which a full card refuses. So it keeps its slot where the wanted entry could not be pinned, and where there was room
 * for both. The wanted entry is unpinned first, because a repetition on a full card would be refused what it has
 * (portal-behaviour of on-premise builds). Errors: those of the request, and of taking the pin off.
 */
export async function swapPins(portal: Portal, owner: Card, pinId: number, freeId: number): Promise<Swap> {
  const calls = {
    unpin: unpinCall(owner, freeId),
    clear: unpinCall(owner, pinId),
    pin: pinCall(owner, pinId),
    back: pinCall(owner, freeId),
  }
  const rows = await repeatable(() => portal.batch(calls, { halt: false }))
  const [off, on, back] = ['unpin', 'pin', 'back'].map((name) => outcomeOf(rows, name))
  const error = on?.ok === false ? on.error : null
  if (off?.ok === false && off.error.code !== 'notFound') {
    if (error) throw off.error
    return { error, freed: false }
  }
  if (back?.ok) return { error, freed: false }
  if (error === null || error.code === 'pinLimit') return { error, freed: true }
  return { error, freed: !(await isBack(portal, owner, freeId)) }
}

async function isBack(portal: Portal, owner: Card, entryId: number): Promise<boolean> {
  try {
    await settlePin(portal, owner, entryId)
    return true
  } catch (error) {
    if (error instanceof PortalError) return false
    throw error
  }
}
