import { ApiError } from '../api/api-error.ts'
import type { ApiKey, RunMark } from '../store/store.ts'
import { operations } from './all.ts'
import { type Reference, readReference } from './batch-reference.ts'
import { id as idField } from './fields.ts'
import { ACTIONS, type Operation, type Prepared } from './operation.ts'
import { prepare } from './perform.ts'

/** One call of a batch as it came: its form is checked, what it means is not. */
export interface AskedCall {
  id: string
  entity?: string | undefined
  action: string
  /** The entry, or a reference to the one that an earlier call brings. */
  entityId?: unknown
  params: Readonly<Record<string, unknown>>
}

/** One call of a batch, read and allowed. */
export interface BatchCall {
  /** The agent's name for it. */
  id: string
  /** Its name in the portal's own batch. */
  name: string
  operation: Operation
  input: Readonly<Record<string, unknown>>
  /** The call whose entry it is about; null where the entry's id is known, or there is none. */
  needs: Reference | null
  /** Stands for that entry's id in `prepared`; no other value of the call is the same. */
  placeholder: number
  prepared: Prepared
  mark: RunMark | null
}

interface Reading {
  key: ApiKey
  /** Calls before this one, by their ids; null for one that was turned down. */
  earlier: ReadonlyMap<string, BatchCall | null>
  /** The run a call belongs to, by what it says itself. */
  markOf: (inCall: unknown) => RunMark | null
}

/**
 * Reads one call, and refuses what cannot be sent. Throws ApiError: UNKNOWN_ENTITY, ACTION_NOT_SUPPORTED,
 * MISSING_ENTITY_ID (agents-api: codes of a batch), REFERENCE_FAILED, and those of the operation itself.
 */
export function readCall(asked: AskedCall, { key, earlier, markOf }: Reading): BatchCall {
  const { id, entity = 'timeline-logs', params } = asked
  if (entity !== 'timeline-logs')
    throw new ApiError(
      'UNKNOWN_ENTITY',
      `entity "${clipped(entity)}" is unknown: timeline-logs is the only one here`,
    )
  const operation = operationOf(asked.action)
  const named = asked.entityId ?? params['id']
  const needs = needsEntry(operation) ? readReference(named, earlier) : null
  const placeholder = unusedIn(params)
  const input = needsEntry(operation) ? { ...params, id: needs ? placeholder : readId(named) } : params
  const prepared = prepare(operation, input, { key })
  const mark = prepared.entry ? markOf(params['run']) : null
  const name = `c${earlier.size}`
  return { id, name, operation, input, needs, placeholder, prepared, mark }
}

/** True for the operations that are about an entry which is there already. */
export function needsEntry({ path }: Operation): boolean {
  return path.includes('{id}')
}

/** The call with the id it was waiting for. */
export function withEntry(call: BatchCall, entryId: number): BatchCall {
  const input = { ...call.input, id: entryId }
  return { ...call, input, needs: null, prepared: call.operation.prepare(input) }
}

/** As much of a word as helps to find it again. */
function clipped(word: string): string {
  return word.length > 60 ? `${word.slice(0, 60)}…` : word
}

function operationOf(action: string): Operation {
  const known = ACTIONS.find((each) => each === action)
  if (known) return operations[known]
  throw new ApiError('ACTION_NOT_SUPPORTED', `action "${clipped(action)}" is none of ${ACTIONS.join(', ')}`)
}

function readId(named: unknown): number {
  if (named === undefined)
    throw new ApiError('MISSING_ENTITY_ID', 'entityId of the call, the entry, is required')
  const id = idField.safeParse(named)
  if (id.success) return id.data
  throw new ApiError(
    'INVALID_PARAMS',
    'entityId of the call must be the id of an entry, or a reference such as "$first.id"',
  )
}

function unusedIn(params: Readonly<Record<string, unknown>>): number {
  const used = Object.values(params)
  let placeholder = Number.MAX_SAFE_INTEGER
  while (used.includes(placeholder)) placeholder -= 1
  return placeholder
}
