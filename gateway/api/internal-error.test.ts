import { expect, it } from 'vitest'
import { DEAL } from '../testing/both-dialects.ts'
import { testGateway } from '../testing/test-gateway.ts'

it.each([
  ['/v1/timeline-logs', { ...DEAL, title: 'Title', text: 'Text' }],
  ['/v1/batch', { calls: [{ action: 'create', params: { ...DEAL, title: 'Title', text: 'Text' } }] }],
])('tells neither the agent nor the log the words of a failure of its own: %s', async (path, asked) => {
  const lines: string[] = []
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }))
  const gateway = await testGateway({ log: { info: write, warn: write, error: write } })
  try {
    const agent = await gateway.caller()
    gateway.gateway.store.locks.acquire = () => Promise.reject(new Error('row:\n  hush-hush\n  of somebody'))
    const { status, body } = await agent.post(path, asked)
    expect([status, body.error.code, body.error.retryAfter]).toEqual([500, 'INTERNAL_ERROR', 5])
    expect(JSON.stringify(body) + lines.join('')).not.toContain('hush-hush')
    expect(lines.join('')).toContain('internal-error.test.ts')
  } finally {
    await gateway.close()
  }
})
