import { isRecord } from '#core/portal-answer.ts'
import { ApiError } from '../api/api-error.ts'
import type { Input } from '../api/read-input.ts'
import { type Schema, readArguments } from './read-arguments.ts'

/** What any message may leave out, and what may have become a text. */
const MESSAGE: Schema = { properties: { params: { type: 'object' } } }
const PARAMS: Schema = { properties: { arguments: { type: 'object' }, cursor: {}, _meta: {} } }

/**
 * The one JSON-RPC message of a body, without the nulls that clients send for what they leave out; its form is the
 * SDK's to check. Errors: INVALID_REQUEST.
 */
export function readMessage(body: unknown): Input {
  if (body === undefined)
    throw new ApiError('INVALID_REQUEST', 'The body is empty: send one JSON-RPC message.')
  if (Array.isArray(body)) throw new ApiError('INVALID_REQUEST', 'Send one JSON-RPC message at a time.')
  if (!isRecord(body))
    throw new ApiError('INVALID_REQUEST', 'The body must be one JSON-RPC message, an object.')
  const message = readArguments(MESSAGE, body)
  const { params } = message
  return isRecord(params) ? { ...message, params: readArguments(PARAMS, params) } : message
}
