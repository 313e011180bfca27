import type { Context as HonoContext } from 'hono'
import type { RunMark } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import { run as runField } from '../operations/fields.ts'

/** The run a request belongs to, by its headers; `run` in the body, where there is one, outranks them. */
export function runMarkOf(c: HonoContext, inBody: unknown): RunMark | null {
  const id = c.req.header('x-run-id')
  const agent = c.req.header('x-agent-name')
  const fromHeaders = id === undefined ? undefined : { id, ...(agent !== undefined && { agent }) }
  const parsed = runField.safeParse(inBody ?? fromHeaders)
  if (!parsed.success) {
    const problem = parsed.error.issues[0]?.message ?? 'is not valid'
    throw new ApiError('INVALID_PARAMS', inBody === undefined ? `X-Run-Id ${problem}` : `run ${problem}`)
  }
  const mark = parsed.data
  if (!mark) return null
  return {
    id: mark.id,
    agent: mark.agent ?? agent ?? null,
    step: mark.step ?? null,
    outcome: mark.outcome ?? null,
  }
}
