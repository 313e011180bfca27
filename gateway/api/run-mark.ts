import type { Context as HonoContext } from 'hono'
import type { RunMark } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import { run as runField } from '../operations/fields.ts'

/**
 * The run a request belongs to, by its headers; `run` in the body, where there is one, outranks them. Errors:
 * INVALID_PARAMS.
 */
export function runMarkOf(c: HonoContext, inBody: unknown): RunMark | null {
  const id = c.req.header('x-run-id')
  const agent = readText(c.req.header('x-agent-name'))
  const named = read({ id: 'none', agent }, 'X-Agent-Name')?.agent
  const mark = inBody === undefined ? id !== undefined && read({ id }, 'X-Run-Id') : read(inBody, 'run')
  if (!mark) return null
  const { step = null, outcome = null } = mark
  return { id: mark.id, agent: mark.agent ?? named ?? null, step, outcome }
}

/** Headers arrive byte by byte; names of other alphabets come as UTF-8 in them. */
function readText(header: string | undefined): string | undefined {
  if (header === undefined || !/[\x80-\xff]/.test(header)) return header
  const text = Buffer.from(header, 'latin1').toString('utf8')
  return text.includes('\uFFFD') ? header : text
}

function read(run: unknown, name: string) {
  const parsed = runField.safeParse(run)
  if (parsed.success) return parsed.data
  throw new ApiError('INVALID_PARAMS', `${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}`)
}
