import { expect, it } from 'vitest'
import { bearerOf, parsePath, readParams } from './request.ts'

const url = 'http://portal.test/rest/profile'

function post(body: string | FormData, type?: string): Request {
  return new Request(`${url}?a=1&b=2`, {
    method: 'POST',
    body,
    ...(type && { headers: { 'content-type': type } }),
  })
}

it.each([
  ['/rest/profile', 'profile', undefined],
  ['/rest/profile.json', 'profile', undefined],
  ['/rest//profile/', 'profile', undefined],
  ['/rest/1/secret/crm.item.get.JSON', 'crm.item.get', { user: '1', code: 'secret' }],
  ['/rest/profile.xml', 'profile.xml', undefined],
])('reads the path %s', (path, method, webhook) => {
  expect(parsePath(path)).toEqual({ method, webhook })
})

it.each(['/rest/', '/rest/api/profile', '/rest/1/2/3/4', '/other/profile'])(
  'knows no method at %s',
  (path) => {
    expect(parsePath(path)).toBeUndefined()
  },
)

it('merges query and JSON, the body on top', async () => {
  expect(await readParams(post('{"b":3,"c":[1]}', 'application/json'))).toEqual({ a: '1', b: 3, c: [1] })
})

it('reads forms with brackets', async () => {
  expect(await readParams(post('c[d]=x', 'application/x-www-form-urlencoded'))).toEqual({
    a: '1',
    b: '2',
    c: { d: 'x' },
  })
})

it('reads multipart bodies', async () => {
  const form = new FormData()
  form.set('fields[title]', 'x')
  expect(await readParams(post(form))).toEqual({ a: '1', b: '2', fields: { title: 'x' } })
})

it('takes broken JSON for an empty body', async () => {
  expect(await readParams(post('{"b":', 'application/json'))).toEqual({ a: '1', b: '2' })
})

it('reads a body of no known type as a query', async () => {
  expect(await readParams(post('c=3', 'text/plain'))).toEqual({ a: '1', b: '2', c: '3' })
})

it('reads a bearer token', () => {
  expect(bearerOf(new Request(url, { headers: { authorization: 'Bearer abc' } }))).toBe('abc')
  expect(bearerOf(new Request(url))).toBeNull()
})
