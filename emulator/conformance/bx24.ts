import { parseJson } from '../rest/parse-json.ts'
import { formFields } from '../rest/php-query.ts'
import { isMap } from '../rest/php.ts'
import type { Emulator } from '../emulator.ts'
import type { Json, JsonMap } from '../world/types.ts'
import { origin } from '../testing.ts'

/** What BX24.callMethod hands to its handler. REST docs: BX24.callMethod, "Handling the request result". */
export type Bx24Result = {
  data: () => Json | undefined
  error: () => JsonMap | undefined
  more: () => boolean
  total: () => Json | undefined
  /** Asks for the next page with the same handler. */
  next: () => void
}

type Handler = (result: Bx24Result) => void

/**
 * BX24.callMethod against an emulator, as far as the printed examples need it: a form is posted, and `next` sends the
 * number of the answer as `start`. `idle` settles when no request is under way any more; a handler that wants more than
 * `limit` pages makes it reject.
 */
export function bx24(emulator: Emulator, auth: string, limit: number) {
  const waiting: Promise<void>[] = []

  async function ask(method: string, params: JsonMap, start: Json | undefined, handler: Handler) {
    if (waiting.length > limit) throw new Error(`More than ${limit} pages of ${method}`)
    const sent = { ...params, ...(start !== undefined && { start }), auth }
    const body = new URLSearchParams(Object.entries(sent).flatMap(([name, value]) => formFields(name, value)))
    const response = await emulator.fetch(new Request(`${origin}/rest/${method}`, { method: 'POST', body }))
    const parsed = parseJson(await response.text())
    const answer = isMap(parsed) ? parsed : {}
    const more = typeof answer['next'] === 'number'
    handler({
      data: () => answer['result'],
      error: () => (response.ok ? undefined : answer),
      more: () => more,
      total: () => answer['total'],
      next: () => void (more && waiting.push(ask(method, params, answer['next'], handler))),
    })
  }

  return {
    callMethod: (method: string, params: JsonMap, handler: Handler) =>
      void waiting.push(ask(method, params, undefined, handler)),
    async idle(): Promise<void> {
      // Handlers ask for further pages meanwhile, so the list grows under the loop.
      for (const each of waiting) await each
    },
  }
}
