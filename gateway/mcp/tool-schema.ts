import { z } from '@hono/zod-openapi'
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { isRecord } from '#core/portal-answer.ts'
import type { Input } from '../api/read-input.ts'

type Json = z.core.JSONSchema.BaseSchema

/**
 * A schema as the SDK shows it. It lets any object pass: arguments are checked by the gateway itself, whose errors
 * have codes, and answers are its own.
 */
export function toolSchema(schema: z.ZodObject, io: 'input' | 'output'): StandardSchemaWithJSON<Input> {
  // Clients give schemas to models as they are, and Gemini refuses the name of the dialect.
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io })
  tidyAll(json, io)
  return {
    '~standard': {
      version: 1,
      vendor: 'trail',
      validate: (value) => (isRecord(value) ? { value } : { issues: [{ message: 'must be an object' }] }),
      jsonSchema: { input: () => ({ ...json }), output: () => ({ ...json }) },
    },
  }
}

function tidyAll(json: Json, io: 'input' | 'output'): void {
  tidy(json, io)
  const inner = [...Object.values(json.properties ?? {}), json.items, json.additionalProperties]
  for (const each of inner) if (isRecord(each)) tidyAll(each, io)
}

/**
 * Leaves the keywords that all models take: Gemini knows those of OpenAPI 3.0 only, refuses a whole list of tools for
 * one that it does not know, and has enums of texts only. Nothing is lost by it, for arguments are checked in full.
 */
function tidy(json: Json, io: 'input' | 'output'): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  delete json.propertyNames
  delete json.const
  if (!isInformative(json.additionalProperties)) delete json.additionalProperties
  tidyNumbers(json)
  tidyTypes(json, io)
  // Whose choice a name was is for those who read the API's document.
  if (json.description) json.description = json.description.replace(/ \((?:ours|an addition of Trail)\)/, '')
  const { default: usual } = json
  const example: unknown = json['example']
  delete json.default
  delete json['example']
  if (json.description && typeof usual === 'number') json.description += ` Without it: ${usual}.`
  if (json.description && (typeof example === 'string' || typeof example === 'number'))
    json.description += ` Example: ${example}`
}

function isInformative(schema: unknown): boolean {
  return isRecord(schema) && Object.keys(schema).length > 0
}

function tidyNumbers(json: Json): void {
  const { exclusiveMinimum, enum: values } = json
  if (typeof exclusiveMinimum === 'number') {
    // Fractions are wanted nowhere.
    json.minimum = exclusiveMinimum + 1
    delete json.exclusiveMinimum
  }
  const numbers = values?.filter((value) => typeof value === 'number')
  if (!numbers || numbers.length === 0) return
  Object.assign(json, { type: 'integer', minimum: Math.min(...numbers), maximum: Math.max(...numbers) })
  delete json.enum
}

/** One type each: what may be a text is shown as one, and clients check answers by all types there are. */
function tidyTypes(json: Json, io: 'input' | 'output'): void {
  const { type } = json
  if (!Array.isArray(type)) return
  delete json.type
  if (io === 'input') json.type = 'string'
  else json.anyOf = type.map((each) => ({ type: each }))
}
