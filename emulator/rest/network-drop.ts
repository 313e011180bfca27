/** The connection breaks: the in-process door makes a failed fetch of it, a server cuts its answer off. */
export class NetworkDrop extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'NetworkDrop'
  }
}

type Socket = {
  destroy(): void
  write(text: string, then: () => void): unknown
  remoteAddress?: string | undefined
}

/**
 * Cuts the connection after the first words of an answer. Without any, browsers send what came over a kept connection
 * once more by themselves, POST or not, and the page never learns that something was lost.
 */
export async function cut(socket: Socket): Promise<void> {
  const head = ['HTTP/1.1 200 OK', 'Access-Control-Allow-Origin: *', 'Content-Length: 1000000', '', '{'].join(
    '\r\n',
  )
  await new Promise<void>((resolve) => socket.write(head, resolve))
  socket.destroy()
}

/** The socket behind a request that came through @hono/node-server; undefined for the in-process door. */
export function socketOf(env: unknown): Socket | undefined {
  const socket = at(at(env, 'incoming'), 'socket')
  return isSocket(socket) ? socket : undefined
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function isSocket(value: unknown): value is Socket {
  return typeof at(value, 'destroy') === 'function'
}
