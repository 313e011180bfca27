import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMCPClient } from '@ai-sdk/mcp'
import { z } from '@hono/zod-openapi'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEAL } from '../testing/both-dialects.ts'
import { mcpAgent } from '../testing/mcp-client.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

/** What all clients can do. */
interface Connected {
  names: string[]
  call(name: string, args: Record<string, unknown>): Promise<Result>
  close(): Promise<void>
}

interface Result {
  isError?: boolean | undefined
  content?: { type: string; text?: string }[]
  structuredContent?: ReturnType<typeof JSON.parse>
}

type Connect = (url: string, key: string) => Promise<Connected>

async function connected(client: Client): Promise<Connected> {
  const { tools } = await client.listTools()
  return {
    names: tools.map(({ name }) => name),
    call: (name, args) => client.callTool({ name, arguments: args }),
    close: () => client.close(),
  }
}

const desktop = z.object({
  mcpServers: z.object({
    trail: z.object({ args: z.array(z.string()), env: z.record(z.string(), z.string()) }),
  }),
})

/** The settings for Claude Desktop as docs/mcp.md has them. */
async function printedSettings() {
  const page = await readFile(new URL('../../docs/mcp.md', import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/```json\n(.+?)```/gs)].map(([, json = '']) => json)
  return desktop.parse(JSON.parse(blocks.find((json) => json.includes('mcp-remote')) ?? '')).mcpServers.trail
}

/** The proxy by which clients that only start programs reach a server: with the settings that are printed. */
const mcpRemote: Connect = async (url, key) => {
  const { args, env } = await printedSettings()
  const own = args.slice(args.findIndex((arg) => arg.startsWith('mcp-remote')) + 1)
  const home = await mkdtemp(join(tmpdir(), 'trail-mcp-remote-'))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [
      fileURLToPath(new URL('proxy.js', import.meta.resolve('mcp-remote/dist/'))),
      ...own.map((arg) => arg.replace('http://localhost:8080', url)),
    ],
    env: { ...env, TRAIL_KEY: key, HOME: home },
    stderr: 'ignore',
  })
  const client = new Client({ name: 'desktop', version: '1.0.0' })
  await client.connect(transport)
  const all = await connected(client)
  return {
    ...all,
    async close() {
      await all.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

const aiSdk: Connect = async (url, key) => {
  const client = await createMCPClient({
    transport: { type: 'http', url: `${url}/mcp`, headers: { 'X-Api-Key': key } },
  })
  const tools = await client.tools()
  return {
    names: Object.keys(tools),
    call: async (name, args) => {
      const options = { toolCallId: 'call_1', messages: [], context: undefined }
      return (await tools[name]?.execute(args, options)) as Result
    },
    close: () => client.close(),
  }
}

const official: Connect = async (url, key) => connected((await mcpAgent(url, { key, session: null })).client)

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

const textOf = ({ content = [] }: Result) => content.map(({ text = '' }) => text).join('\n')

describe.each<[string, Connect]>([
  ['the official client', official],
  ['mcp-remote', mcpRemote],
  ['the AI SDK', aiSdk],
])('%s', (_, connect) => {
  let client: Connected | undefined
  beforeAll(async () => {
    client = await connect(gateway.url, agent.key)
  })
  afterAll(() => client?.close())

  async function call(name: string, args: Record<string, unknown>): Promise<Result> {
    if (!client) throw new Error('The client is connected when the first test runs.')
    return client.call(name, args)
  }

  it('sees the tools', () => {
    expect(client?.names).toContain('create_timeline_log')
    expect(client?.names).toHaveLength(14)
  })

  it('writes an entry, reads it, and lists it', async () => {
    const entry = { ...DEAL, title: 'Prices checked', text: 'Все [b]12[/b] верны.' }
    const { structuredContent: made } = await call('create_timeline_log', { ...entry, run: { id: 'run-1' } })
    const { id } = made.data
    expect(gateway.emulator.world.entries.get(id)).toMatchObject({ title: entry.title, text: entry.text })
    expect((await call('get_timeline_log', { id })).structuredContent.data).toEqual(made.data)
    const page = await call('list_timeline_logs', { ...DEAL, limit: 2 })
    expect(page.structuredContent.data[0].id).toBe(id)
    expect(textOf(page)).toContain('call list_timeline_logs again with offset 2')
  })

  it('does a batch', async () => {
    const { structuredContent } = await call('run_batch', {
      calls: [
        { id: 'first', action: 'create', params: { ...DEAL, title: 'In a batch', text: 'Text' } },
        { action: 'pin', entityId: '$first.id', params: DEAL },
      ],
    })
    expect(structuredContent.data.summary).toEqual({ total: 2, succeeded: 2, failed: 0 })
    const { id } = structuredContent.data.results.first
    expect(gateway.emulator.world.pins.get('2:100')?.has(id)).toBe(true)
  })

  it('shows a model what failed, and what to do', async () => {
    const result = await call('get_run', { id: 'no-such-run' })
    expect(result.isError).toBe(true)
    expect(textOf(result)).toContain('list_runs shows the runs there are')
  })
})

it.each<[string, Connect]>([
  ['the official client', official],
  ['the AI SDK', aiSdk],
])('%s shows a person that the key is wrong', async (_, connect) => {
  await expect(connect(gateway.url, `trail_api_${'x'.repeat(40)}`)).rejects.toThrow(
    /401|There is no such key/,
  )
})

it('the version of mcp-remote that is printed is the one that is tested', async () => {
  const manifest = z.object({ version: z.string() })
  const file = await readFile(new URL('../package.json', import.meta.resolve('mcp-remote/dist/')), 'utf8')
  const { version } = manifest.parse(JSON.parse(file))
  expect((await printedSettings()).args).toContain(`mcp-remote@${version}`)
})
