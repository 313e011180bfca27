/** The connection breaks: the in-process door makes a failed fetch of it, a server destroys the socket. */
export class NetworkDrop extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'NetworkDrop'
  }
}

type Socket = { destroy(): void; remoteAddress?: string | undefined }

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
