import { z } from '@hono/zod-openapi'
import { ITEMS_AT_MOST } from './fit.ts'

/** The envelope of the API without `success`. */
export function outputOf(answer: z.ZodType, meta: z.ZodObject = z.object({})): z.ZodObject {
  const warnings = z
    .array(z.string())
    .optional()
    .meta({ description: 'Arguments that were ignored, and what they may have been meant to be.' })
  return z.object({ data: answer, meta: meta.extend({ warnings }).optional() })
}

/** How many rows a tool that lists is to give; `usual` without it. */
export function limitArgument(usual: number) {
  return z
    .int()
    .min(1)
    .max(ITEMS_AT_MOST)
    .default(usual)
    .meta({ description: `How many, ${ITEMS_AT_MOST} at most; fewer come where they are long.` })
}

/** Where an answer that does not hold all goes on. */
export const nextOffset = z
  .int()
  .optional()
  .meta({ description: 'Call again with it as offset for the next ones; missing where there are none.' })
