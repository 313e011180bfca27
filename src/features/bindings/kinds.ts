import { FIXED_TYPES, isSmartProcess } from '#core/entity-types.ts'
import { kindName } from '#data/use-names.ts'
import type { Translate } from '#i18n/translate.ts'

export interface Kind {
  /** entityTypeId as text. */
  value: string
  label: string
}

const ORDER = 14

/** Every kind of card of this portal: people bind to orders least, and smart processes are the portal's own. */
export function kindsOf(t: Translate, names: Record<number, string> = {}): Kind[] {
  const fixed = FIXED_TYPES.map((type) => type.entityTypeId).filter((id) => id !== ORDER)
  const smart = Object.keys(names).map(Number).filter(isSmartProcess)
  return [...fixed, ORDER, ...smart].map((id) => ({ value: String(id), label: kindName(t, names, id) }))
}
