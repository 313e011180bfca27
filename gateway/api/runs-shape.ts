import { z } from '@hono/zod-openapi'
import type { DescribedPath } from './described-path.ts'

const time = z.string().meta({ description: 'ISO 8601, by the clock of the gateway.' })

const about = {
  id: z.string(),
  agent: z.string().nullable().meta({ description: 'As the last entry that names one says.' }),
  outcome: z.string().nullable().meta({ description: 'The last that was said.' }),
  startedAt: time,
  lastAt: time,
}

export const runRow = z.object({ ...about, entries: z.int().meta({ description: 'How many.' }) })

export const runAnswer = z.object({
  ...about,
  entries: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      owner: z.object({ entityTypeId: z.int(), entityId: z.int() }),
      step: z.string().nullable(),
      outcome: z.string().nullable(),
      createdAt: time,
    }),
  ),
})

const numeric = (problem: string, most: number) =>
  z.coerce.number(problem).int(problem).min(1, problem).max(most, problem)

export const runsQuery = z.object({
  limit: numeric('must be 1 to 100', 100)
    .default(20)
    .meta({ description: 'How many; a few more where several runs ended in the same millisecond.' }),
  before: numeric('must be meta.next of an earlier answer', Number.MAX_SAFE_INTEGER)
    .optional()
    .meta({ description: '`meta.next` of the page before.', example: 1_777_273_200_000 }),
})

const runExample = {
  id: 'quote-2026-04-27-1',
  agent: 'Quote bot',
  outcome: 'done',
  startedAt: '2026-04-27T07:00:00.000Z',
  lastAt: '2026-04-27T07:00:02.000Z',
}

const entryExample = {
  id: 5012,
  title: 'AI agent processed the request',
  owner: { entityTypeId: 2, entityId: 100 },
  step: 'analysis',
  outcome: 'done',
  createdAt: '2026-04-27T07:00:00.000Z',
}

export const runPaths: readonly DescribedPath[] = [
  {
    operationId: 'list_runs',
    tag: 'Runs',
    method: 'get',
    path: '/v1/runs',
    summary: 'List runs',
    description:
      'Runs that entries were marked with (X-Run-Id, or `run` in the body), by their last entry, newest first. A key for some kinds of cards sees the entries on those only. An addition of Trail.',
    query: runsQuery,
    status: 200,
    answer: z.array(runRow),
    meta: z.object({
      next: z
        .int()
        .optional()
        .meta({ description: 'Goes into `before` for the next page; missing on the last.' }),
    }),
    errors: ['INVALID_PARAMS'],
    example: {
      query: { limit: 1 },
      data: [{ ...runExample, entries: 1 }],
      meta: { next: 1_777_273_202_000 },
    },
  },
  {
    operationId: 'get_run',
    tag: 'Runs',
    method: 'get',
    path: '/v1/runs/{id}',
    summary: 'Get a run with its entries',
    description:
      'One run with its entries, oldest first: the last 1000, with as much of their titles as 500 characters. An addition of Trail.',
    params: z.object({ id: z.string().meta({ description: 'The run.', example: runExample.id }) }),
    status: 200,
    answer: runAnswer,
    meta: z.object({ total: z.int().meta({ description: 'Entries of the run.' }) }),
    errors: ['NOT_FOUND'],
    example: {
      params: { id: runExample.id },
      data: { ...runExample, entries: [entryExample] },
      meta: { total: 1 },
    },
  },
]
