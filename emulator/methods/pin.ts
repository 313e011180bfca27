import { isBound, pinEntry, pinnedIds, unpinEntry } from '../world/bindings.ts'
import { canEdit } from '../world/rights.ts'
import type { CardRef } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, ownerNotFound, RestError } from '../rest/errors.ts'
import { requiredInt } from '../rest/params.ts'
import { ownerExists } from './logmessage.ts'

export const pinMethods: Methods = {
  'crm.timeline.item.pin': { scope: 'crm', run: pin },
  'crm.timeline.item.unpin': { scope: 'crm', run: unpin },
}

/** The owner, the right to edit it, the record on that card. */
function targetOf({ world, params, caller }: Call): { id: number; owner: CardRef } {
  const id = requiredInt(params, 'id')
  const owner = { entityTypeId: requiredInt(params, 'ownerTypeId'), entityId: requiredInt(params, 'ownerId') }
  if (!ownerExists(world, owner)) throw ownerNotFound()
  if (!canEdit(world, caller.user, owner)) throw accessDenied(world)
  if (!isBound(world, id, owner)) throw new RestError(400, 'NOT_FOUND', localised(world, 'notFound'))
  return { id, owner }
}

/** At the limit even pinning again what is pinned already fails. */
function pin(call: Call): Outcome {
  const { world } = call
  const { id, owner } = targetOf(call)
  const { pinLimit, pinLimitError } = world.switches
  if (pinnedIds(world, owner).length >= pinLimit) {
    throw new RestError(400, pinLimitError === 'number' ? 0 : '0', localised(world, 'pinLimit', pinLimit))
  }
  pinEntry(world, id, owner)
  return { result: null }
}

/** Unpinning what is not pinned succeeds. */
function unpin(call: Call): Outcome {
  const { id, owner } = targetOf(call)
  unpinEntry(call.world, id, owner)
  return { result: null }
}
