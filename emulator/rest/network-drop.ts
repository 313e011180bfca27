/** The connection breaks: the in-process door makes a failed fetch of it, a server destroys the socket. */
export class NetworkDrop extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'NetworkDrop'
  }
}

/** The caller's address behind a request that came through @hono/node-server; undefined for the in-process door. */
export function addressOf(env: unknown): string | undefined {
  const address = at(at(at(env, 'incoming'), 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : undefined
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
