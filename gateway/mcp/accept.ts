import {
  type AuthInfo,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'

/** A message and who sent it. */
export interface Message {
  authInfo: AuthInfo
  parsedBody: unknown
}

/** Whether a client reads a stream of events, which keeps proxies from closing a long call; all clients read JSON. */
export function takesStream({ headers }: Request): boolean {
  return headers.get('accept')?.includes('text/event-stream') ?? false
}

/** The same request without its body, as the SDK wants it: it refuses requests that do not accept both types. */
export function acceptingAll({ url, method, headers: given, signal }: Request): Request {
  const headers = new Headers(given)
  headers.set('accept', 'application/json, text/event-stream')
  return new Request(url, { method, headers, signal })
}

/** Answers one message of a client of 2025 with JSON; the SDK's handler answers those with streams only. */
export async function answerJson(server: McpServer, request: Request, options: Message): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request, options)
  } finally {
    await server.close()
  }
}
