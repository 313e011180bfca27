import * as z from 'zod'
import type { postForm } from '../portal/post-form.ts'

/** The portal's answer to one call, or the code of its error; `no answer` where there was nothing readable. */
export type PortalAnswer = { result: unknown } | { error: string }

export type Ask = (
  address: string,
  method: string,
  token: string,
  params?: Record<string, string>,
) => Promise<PortalAnswer>

const timeoutMs = 10_000

const answerShape = z.union([
  z.object({ error: z.coerce.string(), result: z.never().optional() }),
  z.object({ result: z.unknown() }),
])

/**
 * Calls a method with a token that is not trusted yet. The token travels in the body, never in the address, and no
 * redirect is followed with it. Never rejects.
 */
export function askWith(post: typeof postForm): Ask {
  return async (address, method, token, params = {}) => {
    try {
      const form = new URLSearchParams({ ...params, auth: token })
      const { body } = await post(new URL(`${address}${method}`), form, { method, timeout: timeoutMs })
      const read = answerShape.safeParse(body)
      return read.success ? read.data : { error: 'no answer' }
    } catch {
      return { error: 'no answer' }
    }
  }
}
