import { isRecord } from '#core/portal-answer.ts'
import type { Params } from '#core/portal.ts'
import type { Spent } from './link.ts'

/**
 * The portal's account of one answered call (REST docs: limits). A batch has one for each command that succeeded, and
 * none for itself. Portals without the limiter say nothing, and then nothing is reported.
 */
export function spentOn(method: string, params: Params, answer: { result: unknown; time: unknown }): Spent[] {
  if (method !== 'batch') return accountOf(method, answer.time)
  const { cmd } = params
  const times = isRecord(answer.result) ? answer.result['result_time'] : null
  // PHP prints a map whose names are 0, 1, 2… as a list, which has the same entries.
  if (!isRecord(cmd) || typeof times !== 'object' || times === null) return []
  return Object.entries(times).flatMap(([name, time]) => {
    const command = cmd[name]
    return typeof command === 'string' ? accountOf(command.split('?', 1)[0] ?? '', time) : []
  })
}

function accountOf(method: string, time: unknown): Spent[] {
  if (!isRecord(time)) return []
  const { operating, operating_reset_at: resetAt } = time
  if (typeof operating !== 'number' || !Number.isFinite(operating)) return []
  return [{ method, operating, resetAt: typeof resetAt === 'number' ? resetAt * 1000 : 0 }]
}
