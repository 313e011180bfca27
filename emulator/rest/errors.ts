import type { Json, JsonMap, World } from '../world/types.ts'

/** A refusal as a portal prints it: `{error, error_description}` and whatever `extra` has, under an HTTP status. */
export class RestError extends Error {
  readonly status: number
  readonly code: string | number
  readonly description: string
  readonly extra: JsonMap

  constructor(status: number, code: string | number, description: string, extra: JsonMap = {}) {
    super(`${code} ${description}`)
    this.name = 'RestError'
    this.status = status
    this.code = code
    this.description = description
    this.extra = extra
  }

  body(): JsonMap {
    return { error: this.code, error_description: this.description, ...this.extra }
  }
}

const texts = {
  accessDenied: ['Access denied', 'Доступ запрещён'],
  elementNotFound: ['Element not found', 'Элемент не найден'],
  notFound: ['Not found.', 'Не найдено.'],
  itemNotFound: ['Item not found', 'Элемент не найден'],
  pinLimit: [
    'Only {n} events can be pinned. Unpin one of them first.',
    'Закрепить можно не больше {n} событий. Сначала открепите одно из них.',
  ],
  removingDisabled: [
    'This log message can only be deleted by the application through which it was created',
    'Удалить эту запись может только приложение, которое её создало',
  ],
} as const

/** A controller's text in the portal's language. Only these follow it; the rest is English on every portal. */
export function localised(world: World, name: keyof typeof texts, n: number | string = ''): string {
  const [en, ru] = texts[name]
  return (world.switches.errorLanguage === 'ru' ? ru : en).replace('{n}', String(n))
}

export function accessDenied(world: World): RestError {
  return new RestError(400, 'ACCESS_DENIED', localised(world, 'accessDenied'))
}

/** Classic CRM methods have no code at all, and their texts are English on every portal. */
export function classicError(description: string): RestError {
  return new RestError(400, '', description)
}

/** English on every portal, although it is a controller's. Seen in builds. */
export function ownerNotFound(): RestError {
  return new RestError(400, 'OWNER_NOT_FOUND', 'Owner was not found')
}

export function missing(name: string): RestError {
  return new RestError(400, '100', `Could not find value for parameter {${name}}`)
}

export function wrongType(value: Json, name: string, type: string): RestError {
  const shown =
    value === null ? '' : typeof value === 'object' ? 'Array' : value === true ? '1' : String(value)
  const text = `Invalid value {${shown}} to match with parameter {${name}}. Should be value of type ${type}.`
  return new RestError(400, '100', text)
}

export function argumentError(description: string, argument: string): RestError {
  return new RestError(400, 'ERROR_ARGUMENT', description, { argument })
}

export function contextRequired(code = 'ACCESS_DENIED'): RestError {
  return new RestError(400, code, 'Access denied! Application context required')
}
