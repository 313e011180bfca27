import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiError, ERROR_CODES } from '../api/api-error.ts'
import { stillOpen } from '../operations/create-once.ts'
import { DEAL } from '../testing/both-dialects.ts'
import { type McpAgent, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { instructionsFor } from './instructions.ts'
import { toolError } from './tool-result.ts'
import { tools } from './tools.ts'

const NAMES = tools.map(({ name }) => name)
/** Other words with an underscore that a model meets: arguments, and actions of a batch. */
const ARGUMENTS = ['idempotency_key', 'add_note', 'get_bindings', 'dynamic_174']

/** Codes that come before any tool. */
const OF_HTTP = ['AUTH_REQUIRED', 'METHOD_NOT_ALLOWED']
/** Addresses and headers are for those who have HTTP in their hands. */
const HTTP = /\/v1|https?:|Idempotency-Key|X-Request-Id|Retry-After|retryAfter|\b(GET|POST|DELETE)\b/

/** Words that look like the names of tools. */
function namesIn(text: string): string[] {
  return text.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? []
}

/** What a model reads of an error. */
function textOf(name: string, error: ApiError): string {
  const [block] = toolError({ name }, error.toJSON().error, 'req-1').content
  return block?.type === 'text' ? block.text : ''
}

let gateway: TestGateway
let model: McpAgent

beforeAll(async () => {
  gateway = await testGateway()
  model = await mcpAgent(gateway.url, await gateway.caller())
})
afterAll(() => gateway.close())

describe.each(tools)('$name', (tool) => {
  it('has an advice for each error that a model can follow', () => {
    for (const code of ERROR_CODES) {
      const text = textOf(tool.name, new ApiError(code))
      const advice = text.split('\n').slice(1).join(' ')
      expect(advice, code).toMatch(/^[A-Z].+\.$/)
      for (const name of namesIn(advice)) expect([...NAMES, ...ARGUMENTS], code).toContain(name)
    }
  })

  it('speaks of nothing of HTTP in an error that a tool may end with', () => {
    for (const code of ERROR_CODES.filter((each) => !OF_HTTP.includes(each)))
      expect(textOf(tool.name, new ApiError(code)), code).not.toMatch(HTTP)
  })

  it('names only tools that there are in what a model sees of it', () => {
    const { description, input, shown = input, output } = tool
    const words = [
      description,
      ...[shown, output].flatMap((schema) => JSON.stringify(schema.toJSONSchema({ io: 'input' }))),
    ]
    for (const name of namesIn(words.join(' '))) expect([...NAMES, ...ARGUMENTS]).toContain(name)
    expect(description).not.toMatch(/\/v1|\b(POST|PUT)\b|header/)
  })
})

it('the instructions name only tools that there are', () => {
  const key = { kind: 'api', readOnly: false, entityTypes: null }
  const text = instructionsFor(key as Parameters<typeof instructionsFor>[0])
  expect(namesIn(text)).toContain('list_timeline_logs')
  for (const name of namesIn(text)) expect([...NAMES, ...ARGUMENTS]).toContain(name)
})

it.each<[tool: string, args: object, advice: string]>([
  ['get_run', { id: 'no-such-run' }, 'list_runs shows the runs there are'],
  ['get_timeline_log', { id: 999_999 }, 'list_timeline_logs shows the entries of a card'],
  ['save_note', { ...DEAL, id: 999_999, text: 'Note' }, 'list_timeline_logs shows the entries of a card'],
])('%s for what is not there names the tool that helps', async (tool, args, advice) => {
  const { isError, text } = await model.call(tool, { ...args })
  expect(isError).toBe(true)
  expect(text).toContain(advice)
})

it('a write in doubt speaks of the argument, not of the header', () => {
  const text = textOf('create_timeline_log', stillOpen({ openUntil: 5_000 }, 0))
  expect(text).toContain('Wait 5 seconds')
  expect(text).toContain('with the same idempotency_key again: it is looked for first')
  expect(text).not.toMatch(HTTP)
})
