import { type Binding, isAt } from '#core/entry.ts'
import { listBindings } from '#core/operations.ts'
import { ApiError } from '../api/api-error.ts'
import type { Context } from './context.ts'
import type { Operation, Outcome, Prepared } from './operation.ts'

/** Does one operation for a key, within what the key may do. Errors: ApiError, PortalError. */
export async function perform(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<Outcome> {
  const prepared = prepare(operation, input, context)
  await checkEntry(prepared, context)
  return prepared.run(context)
}

/** Reads the input, and refuses what the key may not do. */
export function prepare(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  { key }: Pick<Context, 'key'>,
): Prepared {
  if (operation.writes && key.readOnly) throw new ApiError('WRITE_BLOCKED_READONLY_KEY')
  const prepared = operation.prepare(input)
  // A personal key has no app of its own: the portal would refuse every time.
  if (operation.action === 'delete' && key.kind === 'api') {
    throw new ApiError('CROSS_APP_DELETE_FORBIDDEN', undefined, {
      hint: 'Use an app key: its entries can be deleted by it.',
    })
  }
  const { card } = prepared
  if (card && key.entityTypes && !key.entityTypes.includes(card.entityTypeId))
    throw outOfScope(key.entityTypes)
  return prepared
}

/** A key for some kinds of cards may touch an entry only where it shows on one of them. */
export async function checkEntry(prepared: Prepared, { key, portal }: Context): Promise<void> {
  const { entryId } = prepared
  if (!key.entityTypes || entryId === null) return
  checkBindings(prepared, await listBindings(portal, entryId), key.entityTypes)
}

/** The same where the cards of the entry are known. Throws ApiError SCOPE_DENIED. */
export function checkBindings(
  { card }: Prepared,
  bindings: readonly Binding[],
  types: readonly number[],
): void {
  if (card && bindings.some((binding) => isAt(binding, card))) return
  const isSeen = bindings.some(({ entityTypeId }) => entityTypeId !== null && types.includes(entityTypeId))
  // An entry that shows nowhere is not there; the operation itself says so in its own words.
  if (!isSeen && bindings.length > 0) throw outOfScope(types)
}

function outOfScope(types: readonly number[]): ApiError {
  return new ApiError('SCOPE_DENIED', `This key may act on entityTypeId ${types.join(', ')} only.`)
}
