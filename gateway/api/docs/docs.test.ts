import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestGateway, testGateway } from '../../testing/test-gateway.ts'
import { ERROR_CODES } from '../api-error.ts'
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
