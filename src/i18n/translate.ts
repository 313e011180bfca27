import { isolated } from './isolate.ts'
import { directionOf } from './languages.ts'
import { localesOf } from './locales.ts'
import type { Catalogue, Message, MessageKey, Values } from './catalogue.ts'

export type Translate = (key: MessageKey, values?: Values) => string

/**
 * Makes the function that turns keys into sentences of one language. `catalogue` may get more words later; a key that
 * is not there yet stands for itself.
 */
export function translator(catalogue: Partial<Catalogue>, tag: string): Translate {
  const plurals = new Intl.PluralRules(tag)
  const numbers = new Intl.NumberFormat(localesOf(tag))
  const dir = directionOf(tag)
  const shown = (value: string | number) =>
    typeof value === 'number' ? numbers.format(value) : isolated(value, dir)

  function formOf(message: Message, values: Values): string {
    if (typeof message === 'string') return message
    const count = values['count']
    const form = typeof count === 'number' ? message[plurals.select(count)] : undefined
    return form ?? message.other
  }

  return (key, values = {}) =>
    formOf(catalogue[key] ?? key, values).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : shown(value)
    })
}
