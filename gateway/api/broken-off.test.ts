import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import type { LogFields } from './gateway.ts'
import { testGateway } from '../testing/test-gateway.ts'

it.each([
  ['POST', '/v1/timeline-logs'],
  ['POST', '/v1/batch'],
  ['GET', '/v1/timeline-logs/1/note'],
  ['POST', '/mcp'],
])('is no failure of the gateway when a client leaves in the middle of %s %s', async (method, path) => {
  const lines: LogFields[] = []
  let logged = () => {}
  const first = new Promise<void>((resolve) => (logged = resolve))
  const write = (level: string) => (fields: LogFields) => {
    lines.push({ level, ...fields })
    if (fields['route'] !== undefined) logged()
  }
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  const gateway = await testGateway({ log })
  try {
    const { key } = await gateway.caller()
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    const { keyRing } = gateway.gateway
    const { check } = keyRing
    keyRing.check = (given) => check(given).finally(() => void socket.resetAndDestroy())
    await once(socket, 'connect')
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: ${key}\r\n`)
    socket.write('Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"title":')
    await first
    expect(lines).toEqual([expect.objectContaining({ level: 'info', status: 400, code: 'INVALID_REQUEST' })])
  } finally {
    await gateway.close()
  }
})
