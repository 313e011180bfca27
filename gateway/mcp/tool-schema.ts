import { z } from '@hono/zod-openapi'
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import type { Input } from '../api/read-input.ts'

/**
 * A schema as the SDK shows it. It lets any object pass: arguments are checked by the gateway itself, whose errors
 * have codes, and answers are its own.
 */
export function toolSchema(schema: z.ZodObject, io: 'input' | 'output'): StandardSchemaWithJSON<Input> {
  const json = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema) })
  return {
    '~standard': {
      version: 1,
      vendor: 'trail',
      validate: (value) => (isObject(value) ? { value } : { issues: [{ message: 'must be an object' }] }),
      jsonSchema: { input: () => ({ ...json }), output: () => ({ ...json }) },
    },
  }
}

/** Takes out what says nothing to a model, and gives examples the name that JSON Schema has for them. */
function tidy(json: z.core.JSONSchema.BaseSchema): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  // Whose choice a name was is for those who read the API's document.
  if (json.description) json.description = json.description.replace(/ \((?:ours|an addition of Trail)\)/, '')
  if (json['example'] === undefined) return
  json.examples = [json['example']]
  delete json['example']
}

function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
