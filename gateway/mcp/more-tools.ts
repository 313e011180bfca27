import { z } from '@hono/zod-openapi'
import { answerBatch } from '../api/batch.ts'
import { batchAnswer, batchBody, batchPath } from '../api/batch-shape.ts'
import { keyedBy } from '../api/keyed.ts'
import { getRun, listRuns } from '../api/runs.ts'
import { runAnswer, runRow, runsQuery } from '../api/runs-shape.ts'
import { idempotencyKey, outputOf } from './operation-tools.ts'
import type { Tool } from './tool.ts'

const READS = { readOnlyHint: true, openWorldHint: false } as const

const runBatch: Tool = {
  name: 'run_batch',
  title: 'Do many calls at once',
  description:
    'Does up to 50 calls about entries in their order, in one request to the portal where possible. Use it where you know all calls beforehand, such as an entry with its note and pin; for one call use its own tool. `action` is one of create, list, get, delete, add_note, get_note, delete_note, pin, unpin, bind, unbind, get_bindings, and `params` are the arguments of the tool for it, the card among them. `entityId` beside `action` is the entry: its id, or a reference such as "$first.id" to the entry that the call with id "first" brings. Returns results and errors by the ids of the calls: some may have failed where others succeeded, so read errors. Give idempotency_key where it writes: the same key with the same calls never writes twice.',
  done: 'The calls are done; look at data.errors for those that failed.',
  writes: true,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  input: batchBody.extend({ idempotency_key: idempotencyKey }),
  output: outputOf(batchAnswer),
  isFor: ({ readOnly }) => !readOnly,
  call(gateway, c, { idempotency_key: given, ...input }) {
    const keyed = typeof given === 'string' ? keyedBy(given, batchPath.path, input) : null
    return answerBatch(gateway, c, input, keyed)
  },
}

const listRunsTool: Tool = {
  name: 'list_runs',
  title: 'List runs',
  description:
    'Lists runs that entries were marked with, by their last entry, newest first: who ran them, when, how many entries and how they ended. Use it to find what an agent did lately, over all cards. Where meta.next is there, call again with it as before.',
  done: 'Runs, newest first.',
  writes: false,
  annotations: READS,
  input: runsQuery,
  output: outputOf(z.array(runRow), z.object({ next: z.int().optional() })),
  isFor: () => true,
  call: async (gateway, c, args) => endedWith(await listRuns(gateway, c.get('key'), args)),
}

const runId = z.object({
  id: z.string('must be a text').meta({ description: 'The run id, as list_runs or your own marks have it.' }),
})

const getRunTool: Tool = {
  name: 'get_run',
  title: 'Read a run',
  description:
    'Returns one run with its last 1000 entries, oldest first: id, title, card, step and outcome of each. The texts are had by get_timeline_log. Use it to go on where a run stopped.',
  done: 'The run with its entries.',
  writes: false,
  annotations: READS,
  input: runId,
  output: outputOf(runAnswer, z.object({ total: z.int() })),
  isFor: () => true,
  call: async (gateway, c, args) => {
    const { id } = runId.parse(args)
    return endedWith(await getRun(gateway, c.get('key'), id))
  },
}

/** What the API has beside the twelve. */
export const moreTools: readonly Tool[] = [runBatch, listRunsTool, getRunTool]

function endedWith(answer: { data: unknown; meta?: object }) {
  return { status: 200, body: JSON.stringify({ success: true, ...answer }) }
}
