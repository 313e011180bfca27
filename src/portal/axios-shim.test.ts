import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import axios, { AxiosError } from './axios-shim.ts'

const client = axios.create({ timeout: 20, timeoutErrorMessage: 'Request timeout exceeded' })

afterEach(() => vi.unstubAllGlobals())

function answer(respond: (init: RequestInit) => Promise<Response>): void {
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => respond(init))
}

async function caught(): Promise<unknown> {
  return client.post('http://portal.test/rest/x', {}).catch((error: unknown) => error)
}

it('posts JSON and hands on status and parsed body', async () => {
  const sent: RequestInit[] = []
  answer(async (init) => {
    sent.push(init)
    return new Response('{"result":1}', { status: 200 })
  })
  expect(await client.post('http://portal.test/rest/x', { a: 1 })).toEqual({
    status: 200,
    data: { result: 1 },
  })
  expect(sent[0]).toMatchObject({ method: 'POST', body: '{"a":1}', credentials: 'omit' })
})

it('throws with the body of a refusal, also of one that is not JSON', async () => {
  answer(async () => new Response('{"error":""}', { status: 400 }))
  expect(await caught()).toMatchObject({
    code: 'ERR_BAD_REQUEST',
    response: { status: 400, data: { error: '' } },
  })
  answer(async () => new Response('<html>', { status: 502 }))
  expect(await caught()).toMatchObject({
    code: 'ERR_BAD_RESPONSE',
    response: { status: 502, data: '<html>' },
  })
})

it('tells a lost connection from an answer that never came', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await caught()).toMatchObject({ code: 'ERR_NETWORK' })
  answer(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      }),
  )
  const error = await caught()
  expect(error).toBeInstanceOf(AxiosError)
  expect(error).toMatchObject({ code: 'ECONNABORTED', message: 'Request timeout exceeded' })
})

it('covers all that the frame of the SDK uses of axios', () => {
  const root = 'node_modules/@bitrix24/b24jssdk/dist/esm'
  const users = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')] as const)
    .filter(([, code]) => code.includes("from 'axios'"))
  expect(users.map(([file]) => file).toSorted()).toEqual(['core/http/abstract-http.mjs', 'oauth/auth.mjs'])
  const frame = users.find(([file]) => file.startsWith('core/'))?.[1] ?? ''
  expect([...new Set(frame.match(/\baxios\.\w+/g))]).toEqual(['axios.create'])
  expect([...new Set(frame.match(/_clientAxios\.\w+/g))]).toEqual(['_clientAxios.post'])
})
