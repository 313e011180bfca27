import { z } from '@hono/zod-openapi'

/** The envelope of the API without `success`. */
export function outputOf(answer: z.ZodType, meta: z.ZodObject = z.object({})): z.ZodObject {
  const warnings = z
    .array(z.string())
    .optional()
    .meta({ description: 'Arguments that were ignored, and what they may have been meant to be.' })
  return z.object({ data: answer, meta: meta.extend({ warnings }).optional() })
}

/** Where an answer that does not hold all goes on. */
export const nextOffset = z
  .int()
  .optional()
  .meta({ description: 'Call again with it as offset for the next ones; missing where there are none.' })
