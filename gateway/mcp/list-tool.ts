import { z } from '@hono/zod-openapi'
import { entryAnswer, listMeta } from '../operations/fields.ts'
import { ITEMS_AT_MOST, TEXT_AT_MOST, TITLE_AT_MOST, bytesOf, countThatFits, shortened } from './fit.ts'
import { limitArgument, nextOffset, outputOf } from './tool-output.ts'
import type { Tool, ToolEnd } from './tool.ts'

const meta = listMeta.extend({ nextOffset })

/** `start` is another name of `offset`, which the API has. */
const asked = z.object({
  limit: z.int().default(10),
  offset: z.int().optional(),
  start: z.int().optional().catch(undefined),
})

const success = z.object({
  data: z.array(entryAnswer),
  meta: meta.extend({ warnings: z.array(z.string()).optional() }).default({}),
})

/** The tool that lists entries, with answers no longer than a model can use. */
export function boundedList(tool: Tool): Tool {
  return {
    ...tool,
    shown: tool.input.extend({ limit: limitArgument(10) }),
    output: outputOf(z.array(entryAnswer), meta),
    async call(gateway, c, { given, known }) {
      const wanted = asked.parse(given)
      const most = Math.min(wanted.limit, ITEMS_AT_MOST)
      const ended = await tool.call(gateway, c, { given: { ...given, limit: most }, known })
      if (ended.status !== 200) return ended
      return fitted(ended, { limit: most, offset: wanted.offset ?? wanted.start ?? 0 })
    },
  }
}

interface Page {
  limit: number
  offset: number
}

function fitted(ended: ToolEnd, page: Page): ToolEnd {
  const { data: all, meta: given } = success.parse(JSON.parse(ended.body))
  const data = all.map((entry) => ({
    ...entry,
    title: shortened(entry.title, TITLE_AT_MOST, entry.id),
    text: shortened(entry.text, TEXT_AT_MOST, entry.id),
  }))

  function first(count: number) {
    const isCut = count < data.length
    const mayGoOn = given.hasMore ?? (data.length > 0 && data.length === page.limit)
    const next = isCut ? page.offset + count : mayGoOn ? page.offset + page.limit : undefined
    const answer = {
      data: data.slice(0, count),
      meta: { ...given, ...(isCut && { hasMore: true }), ...(next !== undefined && { nextOffset: next }) },
    }
    return { answer, said: sentence(count, page, answer.meta) }
  }

  const count = countThatFits(data.length, (each) => {
    const { answer, said } = first(each)
    return bytesOf([said, ...(given.warnings ?? [])], answer)
  })
  const { answer, said } = first(count)
  const { meta: more, ...rest } = answer
  const body = { success: true, ...rest, ...(Object.keys(more).length > 0 && { meta: more }) }
  return { ...ended, body: JSON.stringify(body), said }
}

function sentence(
  count: number,
  { offset }: Page,
  { total, nextOffset: next }: z.output<typeof meta>,
): string {
  const of = total === undefined ? '' : ` of ${total}`
  if (count === 0) return `No entries${offset > 0 ? ` after the first ${offset}${of}` : ''}.`
  const here = `Entries ${offset + 1} to ${offset + count}${of}, in the order asked for.`
  return next === undefined
    ? here
    : `${here} For the next ones call list_timeline_logs again with offset ${next}.`
}
