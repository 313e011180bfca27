import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serverAddress } from './server-address.ts'

async function addressAt(url: string, publicUrl: string | null = null): Promise<string> {
  const app = new Hono().get('*', (c) => c.text(serverAddress({ publicUrl }, c)))
  return (await app.request(url)).text()
}

it('is the public one where there is one, whatever name it was asked by', async () => {
  expect(await addressAt('http://evil.example/docs', 'https://trail.example.com')).toBe(
    'https://trail.example.com',
  )
})

it('has no slash of its own before the path', async () => {
  expect(await addressAt('http://a/docs', 'https://example.com/trail/')).toBe('https://example.com/trail')
})

it('is the one it was asked by otherwise', async () => {
  for (const origin of ['http://localhost:8080', 'https://trail.example.com', 'http://[::1]:8080'])
    expect(await addressAt(`${origin}/docs`)).toBe(origin)
})

it('repeats nothing that a shell would run', async () => {
  for (const host of ['a$(reboot)', 'a`reboot`', 'a;reboot', "a'b"])
    expect(await addressAt(`http://${host}/docs`)).toBe('http://localhost')
})
