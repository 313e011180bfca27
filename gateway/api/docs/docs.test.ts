import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestGateway, testGateway } from '../../testing/test-gateway.ts'
import { ERROR_CODES } from '../api-error.ts'
import { readCommand } from '../../command-line.ts'
import { describedPaths } from '../described-paths.ts'
import { curlOf } from './curl.ts'

let gateway: TestGateway
let page: string
let headers: Headers

beforeAll(async () => {
  gateway = await testGateway({ config: { publicUrl: 'https://trail.example.com' } })
  const response = await fetch(`${gateway.url}/docs`)
  headers = response.headers
  page = await response.text()
})
afterAll(() => gateway.close())

it('is a page for anybody', () => {
  expect(headers.get('content-type')?.toLowerCase()).toBe('text/html; charset=utf-8')
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toMatch(/<html lang="en">/)
})

it('begins with three steps whose lines work as printed: a key, an entry, and what the tab shows', async () => {
  const running = await testGateway()
  const text = await (await fetch(`${running.url}/docs`)).text()
  const [command, ...requests] = shellLines(/<section id="start">[^]*?<\/section>/.exec(text)?.[0] ?? '')
  const [, args = ''] = /^export TRAIL_KEY=\$\(npm run --silent gateway -- (.+)\)$/.exec(command ?? '') ?? []
  const words = [...args.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
  expect(readCommand(words, 0)).toMatchObject({ name: 'keys create', wish: { kind: 'api', readOnly: false } })
  const { key } = await running.caller()
  const [written, read] = [await sentByCurl(requests[0] ?? '', key), await sentByCurl(requests[1] ?? '', key)]
  const { id } = written.data
  expect(running.emulator.world.entries.get(id)).toMatchObject({ title: 'Credit check finished' })
  expect(read.data[0]).toMatchObject({ id, title: 'Credit check finished' })
  expect(requests).toHaveLength(2)
  await running.close()
})

it('says one sentence before these steps, and all else after them', () => {
  const [before = '', after = ''] = page.split('<section id="start">')
  expect([...before.matchAll(/<p>/g)]).toHaveLength(1)
  expect(after).toContain('<section id="rules">')
})

/** The texts of a page's examples, as a reader copies them. */
function shellLines(section: string): string[] {
  const characters: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }
  return [...section.matchAll(/<pre[^>]*><code>([^]*?)<\/code>/g)].map(([, text = '']) =>
    text.replaceAll(/&([^;]+);/g, (_, name: string) => characters[name] ?? ''),
  )
}

/** Sends what curl would for a line, and reads the answer. */
async function sentByCurl(line: string, key: string) {
  const [, url = ''] = /"(http[^"]+)"/.exec(line) ?? []
  const headers = new Headers()
  for (const [, name = '', value = ''] of line.matchAll(/-H "([^:]+): ([^"]*)"/g))
    headers.set(name, value.replace('$TRAIL_KEY', key))
  const [, body] = /-d '([^']*)'$/.exec(line) ?? []
  const method = /^curl -X (\w+) /.exec(line)?.[1] ?? 'GET'
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  return JSON.parse(await response.text())
}

it('runs nothing, and takes nothing from elsewhere', async () => {
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/)
  expect(page).not.toMatch(/<script|<img|<iframe|<style| style=| on\w+=/)
  const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)
  const elsewhere = new Set(addresses.filter((address) => !address?.startsWith('#')))
  expect([...elsewhere]).toEqual(['docs/style.css', 'v1/openapi.json'])
})

it('has its style at an address of its own', async () => {
  const response = await fetch(`${gateway.url}/docs/style.css`)
  expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(await response.text()).toMatch(/prefers-color-scheme: dark/)
})

it('tells of every address and every error, each at a place that links lead to', () => {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  for (const { operationId } of describedPaths) expect(ids).toContain(operationId)
  for (const code of ERROR_CODES) expect(ids).toContain(code)
  expect(page).toContain('<a href="#NOTE_NOT_FOUND">404 NOTE_NOT_FOUND</a>')
  for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(anchor)
})

it('has lines to copy, with the public address', () => {
  expect(page).toContain('curl -X POST &quot;https://trail.example.com/v1/timeline-logs&quot; \\\n')
  expect(page).toContain(
    'curl &quot;https://trail.example.com/v1/timeline-logs/5012/note?entityTypeId=2&amp;entityId=100&quot;',
  )
})

it('has the public address as text, whatever stands in it', async () => {
  const other = await testGateway({ config: { publicUrl: "https://trail.example.com/a&b'c" } })
  const text = await (await fetch(`${other.url}/docs`)).text()
  await other.close()
  expect(text).toContain('<code>https://trail.example.com/a&amp;b&#39;c/mcp</code>')
  expect(text).not.toContain('.invalid')
})

it('keeps a quote in a body from ending the line', () => {
  const requestBody = { content: { 'application/json': { schema: {}, example: { title: "Bob's" } } } }
  const operation = { operationId: 'x', tags: ['X'] as [string], summary: '', description: '', responses: {} }
  const line = curlOf({ ...operation, method: 'POST', path: '/', parameters: [], requestBody }, 'http://a')
  expect(line).toContain(String.raw`"title": "Bob'\''s"`)
})
