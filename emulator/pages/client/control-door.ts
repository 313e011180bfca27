import * as z from 'zod/mini'

const refusal = z.object({ error: z.optional(z.string()), error_description: z.optional(z.string()) })

/** Asks the control API. Rejects with the emulator's own sentence when it refuses. */
export async function control(verb: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`/__emulator/${path}`, {
    method: verb,
    ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer
  const read = refusal.safeParse(answer)
  const reason = read.success ? (read.data.error_description ?? read.data.error) : undefined
  throw new Error(reason ?? `The emulator refused with ${response.status}.`)
}
