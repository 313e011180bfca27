import { type Card, entityTypeByPlacement } from './entity-types.ts'
import { isRecord } from './portal-answer.ts'

/** Where the page was opened: in a card's tab, on the app's own page, or somewhere Trail does not know. */
export type Place =
  | { kind: 'card'; owner: Card; entryId: number | null }
  | { kind: 'app'; entryId: number | null }
  | { kind: 'unknown'; reason: 'placement' | 'card' }

/** The parameter of a copied link that opens one entry. */
export const ENTRY_PARAM = 'trail_entry'

/**
 * Learns the place from the frame's placement code and options. The code alone tells the type; the id comes as
 * text, options as an object, as JSON text, empty or not at all (REST docs: widgets/crm/detail-tab).
 */
export function placeOf(code: string, options: unknown): Place {
  const fields = lowerKeys(optionsOf(options))
  const entryId = entryOf(fields)
  const upper = code.trim().toUpperCase()
  if (upper === '' || upper === 'DEFAULT') return { kind: 'app', entryId }
  const type = entityTypeByPlacement(upper)
  if (!type) return { kind: 'unknown', reason: 'placement' }
  const entityId = wholeNumber(fields.get('id'))
  if (entityId === null) return { kind: 'unknown', reason: 'card' }
  return { kind: 'card', owner: { entityTypeId: type.entityTypeId, entityId }, entryId }
}

function optionsOf(options: unknown): Record<string, unknown> {
  if (isRecord(options)) return options
  if (typeof options !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(options)
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function lowerKeys(fields: Record<string, unknown>): Map<string, unknown> {
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The card's own address may reach us as URI (REST docs: detail-tab); a slider or the app page passes the parameter itself. */
function entryOf(fields: Map<string, unknown>): number | null {
  const direct = wholeNumber(fields.get(ENTRY_PARAM))
  if (direct !== null) return direct
  const uri = fields.get('uri')
  if (typeof uri !== 'string') return null
  const match = new RegExp(`[?&]${ENTRY_PARAM}=(\\d+)`).exec(uri)
  return match ? wholeNumber(match[1]) : null
}

function wholeNumber(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (!/^\d{1,15}$/.test(text)) return null
  const number = Number(text)
  return number > 0 ? number : null
}
