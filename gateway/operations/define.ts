import type { z } from '@hono/zod-openapi'
import type { Card } from '#core/entity-types.ts'
import type { NewEntry } from '#core/entry.ts'
import type { Answer, Call } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import type { Context } from './context.ts'
import { id as idField } from './fields.ts'
import type { Operation, Outcome } from './operation.ts'

type Fields<S extends z.ZodObject> = z.output<S> & { id: number }

interface Definition<S extends z.ZodObject> extends Omit<Operation, 'prepare' | 'fields'> {
  fields: S
  /** Rules over several fields, and defaults that depend on them; throws ApiError. */
  check?: (input: Fields<S>) => void
  card?: (input: Fields<S>) => Card | null
  /** Where `id` may be that of something else than an entry. */
  isEntry?: (input: Fields<S>) => boolean
  /** What a create writes. */
  entry?: (input: Fields<S>) => NewEntry
  /** Where one call may not bring all. */
  isOneCall?: (input: Fields<S>) => boolean
  call: (input: Fields<S>) => Call
  read: (answer: Answer, input: Fields<S>) => Outcome
  /** Where one plain call is not care enough. */
  run?: (context: Context, input: Fields<S>) => Promise<Outcome>
}

/** Makes an operation of its parts; from here on nobody needs to know its fields. */
export function define<S extends z.ZodObject>(definition: Definition<S>): Operation {
  const { check, card, isEntry, entry, isOneCall, call, read, run, fields, ...rest } = definition
  const needsId = rest.path.includes('{id}')
  return {
    ...rest,
    fields,
    prepare(input) {
      const id = needsId ? readId(input['id']) : 0
      const parsed = fields.safeParse(input)
      if (!parsed.success) throw new ApiError('INVALID_PARAMS', problemsOf(parsed.error, input))
      const all: Fields<S> = { ...parsed.data, id }
      check?.(all)
      return {
        card: card?.(all) ?? null,
        entryId: needsId && (isEntry?.(all) ?? true) ? id : null,
        entry: entry?.(all) ?? null,
        isOneCall: isOneCall?.(all) ?? true,
        run: (context) =>
          run ? run(context, all) : context.portal.call(call(all)).then((answer) => read(answer, all)),
        call: () => call(all),
        read: (answer) => read(answer, all),
      }
    },
  }
}

function readId(value: unknown): number {
  const id = idField.safeParse(value)
  if (id.success) return id.data
  throw new ApiError('INVALID_PARAMS', 'Path parameter :id must be a positive integer')
}

/** One sentence that names every bad field, such as "entityId is required; title must be a text". */
export function problemsOf(error: z.ZodError, input: Readonly<Record<string, unknown>>): string {
  const problems = error.issues.map(({ path, message }) => {
    const name = path.join('.')
    const isMissing = path.length === 1 && input[name] === undefined
    return isMissing ? `${name} is required` : `${name} ${message}`
  })
  return [...new Set(problems)].join('; ')
}
