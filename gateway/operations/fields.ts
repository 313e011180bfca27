import { z } from '@hono/zod-openapi'
import { isBlank } from '#core/text.ts'

const positive = (what: string) => z.int(`must be ${what}`).positive(`must be ${what}`)
const words = z.string('must be a text').refine((text) => !isBlank(text), 'must not be empty')

export const id = positive('a positive integer').meta({
  description: 'The entry, as create answered it.',
  example: 5012,
})

export const entityTypeId = positive('a positive integer').meta({
  description:
    'The kind of card: 1 lead, 2 deal, 3 contact, 4 company, 7 quote, 14 order, 31 invoice, from 128 smart process.',
  example: 2,
})

export const entityId = positive('a positive integer').meta({
  description: 'The card itself.',
  example: 100,
})

export const entityType = words.meta({
  description:
    'The kind of card by its name in bindings, in place of entityTypeId: deal, contact, dynamic_174 and so on.',
  example: 'contact',
})

export const title = words.meta({
  description: 'The head of the entry; spaces around it are dropped.',
  example: 'AI agent processed the request',
})

export const text = words.meta({
  description:
    'What happened. BBCode ([b], [i], [u], [s], [url], [list], [quote], [code]) and line breaks are kept.',
  example: 'Client data analyzed. Recommendation: offer the Enterprise plan.',
})

export const noteText = words.meta({
  description: 'The note. There is one for each entry: another one takes its place.',
  example: 'The client usually responds within 2 days.',
})

export const iconCode = z.string('must be a text').optional().meta({
  description: 'A code of crm.timeline.icon.list, such as info; none without it.',
  example: 'info',
})

export const itemType = z
  .literal([1, 2], 'must be 1 (an entry) or 2 (an activity)')
  .openapi({ type: 'integer', enum: [1, 2], default: 1 })
  .default(1)
  .meta({ description: '1, the default, for an entry; 2 where id is that of an activity (ours).' })

export const direction = z.enum(['asc', 'desc'], 'must be asc or desc')

/** Our own: marks that keep the entries of one run together; the headers X-Run-Id and X-Agent-Name do the same. */
export const run = z
  .object(
    {
      id: z
        .string('must be a text')
        .regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, colons, dashes or underscores')
        .meta({ description: 'The same for all entries of the run.', example: 'quote-2026-04-27-1' }),
      agent: shortText('Who runs it.', 'Quote bot'),
      step: shortText('What this entry is in the run.', 'prices checked'),
      outcome: shortText('How the run ended, in its last entry.', 'quote sent'),
    },
    'must be an object',
  )
  .optional()
  .meta({ description: 'The run this entry belongs to (an addition of Trail).' })

function shortText(description: string, example: string) {
  const text = z.string('must be a text').max(120, 'must be 120 characters or fewer')
  return text.optional().meta({ description, example })
}

export const ENTRY_EXAMPLE = {
  id: 5012,
  created: '2026-04-27T10:00:00+03:00',
  authorId: 1,
  title: 'AI agent processed the request',
  text: 'Client data analyzed. Recommendation: offer the Enterprise plan.',
  iconCode: '',
}

export const entryAnswer = z
  .object({
    id: z.int(),
    created: z.string().nullable().meta({ description: 'ISO 8601 with the offset of the portal.' }),
    authorId: z.int(),
    title: z.string(),
    text: z.string(),
    iconCode: z.string(),
  })
  .openapi('Entry')

export const noteAnswer = z
  .object({
    text: z.string(),
    createdById: z.int(),
    createdTime: z.string().nullable(),
    updatedById: z.int(),
    updatedTime: z.string().nullable(),
  })
  .openapi('Note')

export const bindingAnswer = z
  .object({
    ownerId: z.int().meta({ description: 'The entry.' }),
    entityType: z.string(),
    entityTypeId: z.int().nullable(),
    entityId: z.int(),
  })
  .openapi('Binding')

export const done = z.literal(true)

/** `meta` of a list of entries. */
export const listMeta = z.object({
  total: z
    .int()
    .optional()
    .meta({ description: 'Entries on the card; missing where the portal does not count.' }),
  hasMore: z
    .boolean()
    .optional()
    .meta({ description: 'Whether there are more after these; missing with the total.' }),
})
