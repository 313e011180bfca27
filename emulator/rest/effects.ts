import type { RequestEffects } from '../control/faults.ts'
import { emptyAnswer, errorAnswer, htmlAnswer } from './answer.ts'
import type { Json, World } from '../world/types.ts'
import { RestError } from './errors.ts'
import { statusOfFault } from './fault-status.ts'
import { NetworkDrop } from './network-drop.ts'

/** The answer that a fault puts in place of the portal's; undefined where the portal itself answers. */
export function instead(effects: RequestEffects): Response | undefined {
  if (effects.body === 'html') return htmlAnswer(effects.status ?? 200)
  if (effects.status !== undefined) return emptyAnswer(effects.status)
  if (!effects.error) return undefined
  const { code, description, status } = effects.error
  return errorAnswer(new RestError(status ?? statusOfFault(code), code, description))
}

/** Bytes by which the fault `large` makes an answer longer. */
const PADDING = 21 * 1024 * 1024

/** The text of an answer as a fault leaves it: cut off, or JSON with millions of blanks behind it. */
export function spoiled(text: string, body: RequestEffects['body']): string {
  if (body === 'broken-json') return text.slice(0, -Math.ceil(text.length / 4))
  return body === 'large' ? text + ' '.repeat(PADDING) : text
}

export async function wait(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

export async function dropped(effects: RequestEffects): Promise<NetworkDrop> {
  await wait(effects.latency)
  return new NetworkDrop()
}

/** A success without the thing itself: PHP prints an empty map as a list unless told otherwise. */
export function emptied(result: Json | undefined, { switches }: World): Json {
  const nothing = switches.emptyMaps === 'array' ? [] : {}
  const isEntry = typeof result === 'object' && result !== null && 'logMessage' in result
  return isEntry ? { logMessage: nothing } : nothing
}
