import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Caller } from './test-gateway.ts'

/** How a client greets: as clients of 2025 do, or by asking first what the server speaks. */
export type Greeting = 'legacy' | 'auto'

export interface ToolAnswer {
  isError: boolean
  /** All texts, a line each. */
  text: string
  /** The structured content; undefined where the tool failed. */
  answer: ReturnType<typeof JSON.parse>
}

export interface McpAgent {
  client: Client
  call(name: string, args?: Record<string, unknown>): Promise<ToolAnswer>
}

/** The SDK's own client in front of a gateway, with a caller's key. */
export async function mcpAgent(
  url: string,
  { key, session }: Pick<Caller, 'key' | 'session'>,
  { greeting = 'legacy', headers = {} }: { greeting?: Greeting; headers?: Record<string, string> } = {},
): Promise<McpAgent> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: greeting } })
  const all = { 'x-api-key': key, ...(session && { authorization: `Bearer ${session}` }), ...headers }
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: all } }),
  )
  return {
    client,
    async call(name, args = {}) {
      const { content, isError = false, structuredContent } = await client.callTool({ name, arguments: args })
      const texts = content.map((block) => (block.type === 'text' ? block.text : ''))
      return { isError, text: texts.join('\n'), answer: structuredContent }
    },
  }
}
