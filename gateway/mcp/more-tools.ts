import { z } from '@hono/zod-openapi'
import { getRun, listRuns } from '../api/runs.ts'
import { runAnswer, runRow, runsQuery } from '../api/runs-shape.ts'
import { warningsOf } from '../api/warnings.ts'
import { BYTES_AT_MOST, ITEMS_AT_MOST, TITLE_AT_MOST, bytesOf, countThatFits, shortened } from './fit.ts'
import { runBatch } from './run-batch-tool.ts'
import { limitArgument, nextOffset, outputOf } from './tool-output.ts'
import type { Tool, ToolEnd } from './tool.ts'

const READS = { readOnlyHint: true, openWorldHint: false } as const

const listRunsTool: Tool = {
  name: 'list_runs',
  title: 'List runs',
  description:
    'Lists runs that entries were marked with, by their last entry, newest first: who ran them, when, how many entries and how they ended. Use it to find what an agent did lately, over all cards. Where meta.next is there, call again with it as before.',
  done: 'Runs, newest first.',
  writes: false,
  annotations: READS,
  input: runsQuery,
  shown: runsQuery.extend({ limit: limitArgument(20) }),
  output: outputOf(z.array(runRow), z.object({ next: z.int().optional() })),
  isFor: () => true,
  async call(gateway, c, { given, known }) {
    let limit = Math.min(runsQuery.parse(known).limit, ITEMS_AT_MOST)
    for (;;) {
      const page = await listRuns(gateway, c.get('key'), { ...given, limit })
      const next = page.meta?.next
      const said =
        next === undefined
          ? listRunsTool.done
          : `${listRunsTool.done} For older ones call list_runs again with before ${next}.`
      if (limit === 1 || bytesOf([said, ...(page.meta?.warnings ?? [])], page) <= BYTES_AT_MOST)
        return endedWith(page, said)
      // The store finds a shorter page by itself, with its own place to go on.
      limit = Math.ceil(limit / 2)
    }
  },
}

const oneRun = z.object({
  id: z.string('must be a text').meta({ description: 'The run id, as list_runs or your own marks have it.' }),
  offset: z
    .int('must be an integer')
    .min(0, 'must be 0 or more')
    .default(0)
    .meta({ description: 'How many of the newest entries to pass over.' }),
})

const getRunTool: Tool = {
  name: 'get_run',
  title: 'Read a run',
  description:
    'Returns one run with its newest entries, oldest of them first: id, title, card, step and outcome of each, at most 50 at once. Where meta.nextOffset is there, call again with it as offset for earlier ones; only the last 1000 can be read. The texts are had by get_timeline_log. Use it to go on where a run stopped.',
  done: 'The run with its entries.',
  writes: false,
  annotations: READS,
  input: oneRun,
  output: outputOf(runAnswer, z.object({ total: z.int(), nextOffset })),
  isFor: () => true,
  async call(gateway, c, { given, known }) {
    const { id, offset } = oneRun.parse(known)
    const { data, meta } = await getRun(gateway, c.get('key'), id)
    const upTo = Math.max(0, data.entries.length - offset)
    const entries = data.entries
      .slice(Math.max(0, upTo - ITEMS_AT_MOST), upTo)
      .map((entry) => ({ ...entry, title: shortened(entry.title, TITLE_AT_MOST, entry.id) }))
    const warnings = warningsOf(given, oneRun)

    function last(count: number) {
      const next = upTo > count && count > 0 ? offset + count : undefined
      const more = {
        ...(next !== undefined && { nextOffset: next }),
        ...(warnings.length > 0 && { warnings }),
      }
      const answer = {
        data: { ...data, entries: entries.slice(entries.length - count) },
        meta: { ...meta, ...more },
      }
      const here = `${count} of ${meta.total} entries, oldest first${offset > 0 ? `, without the newest ${offset}` : ''}.`
      const said =
        next === undefined ? here : `${here} For earlier ones call get_run again with offset ${next}.`
      return { answer, said }
    }

    const count = countThatFits(entries.length, (each) => {
      const { answer, said } = last(each)
      return bytesOf([said, ...warnings], answer)
    })
    const { answer, said } = last(count)
    return endedWith(answer, said)
  },
}

/** What the API has beside the twelve. */
export const moreTools: readonly Tool[] = [runBatch, listRunsTool, getRunTool]

function endedWith(answer: { data: unknown; meta?: object }, said: string): ToolEnd {
  return { status: 200, body: JSON.stringify({ success: true, ...answer }), said }
}
