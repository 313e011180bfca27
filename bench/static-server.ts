import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pageHeaders } from '../vite.headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Files of a page by address, such as /assets/index.js. */
export type Files = ReadonlyMap<string, Buffer>

export function readFiles(folder: string): Files {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return new Map(
    found.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [`/${relative(folder, path).split(sep).join('/')}`, readFileSync(path)]
    }),
  )
}

/** What a file weighs on the way to the browser. */
export function gzipSize(content: Buffer): number {
  return gzipSync(content, { level: 9 }).byteLength
}

/** Serves a page as a host would, on a free port: gzip, the page's headers, POST answered like GET, nothing cached. */
export async function serveFiles(files: Files): Promise<{ url: string; close(): Promise<void> }> {
  const packed = new Map([...files].map(([path, content]) => [path, gzipSync(content, { level: 9 })]))
  const server = createServer((request, response) => answer(packed, request, response))
  const port = await listen(server)
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** A port that nobody holds, for a program that has to be told one. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  server.close()
  await once(server, 'close')
  return port
}

async function listen(server: Server): Promise<number> {
  server.listen({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function answer(
  packed: ReadonlyMap<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // The form of a portal is not read, but a connection is only used again after its body was.
  request.resume()
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
  const body = packed.get(path)
  if (!body) return void response.writeHead(404).end()
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' }
  response.writeHead(200, { ...pageHeaders, ...headers, 'Content-Length': body.byteLength }).end(body)
}
