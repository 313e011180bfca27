import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { afterEach, expect, it } from 'vitest'

import { createEmulator } from './create-emulator.ts'
import { PortTakenError, serveEmulator } from './serve.ts'
import type { Served } from './serve.ts'

let served: Served | undefined

afterEach(async () => {
  await served?.close()
  served = undefined
})

async function serve() {
  const emulator = createEmulator({ seed: 'empty' })
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  return { emulator, url: served.url, httpsUrl: served.httpsUrl, certificate: served.certificate }
}

function overHttps(address: string, certificate: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { ca: certificate }, (response) => {
      response.resume()
      resolve(response)
    })
    asked.on('error', reject).end()
  })
}

it('serves pages, REST and control at one address', async () => {
  const { url } = await serve()
  expect((await fetch(`${url}/crm/deal/details/100/`)).status).toBe(200)
  expect((await fetch(`${url}/rest/1/emulator/user.current`)).status).toBe(200)
  expect((await fetch(`${url}/__emulator/health`)).status).toBe(200)
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
})

it('serves https with a certificate that its clients can trust', async () => {
  const { httpsUrl, certificate } = await serve()
  const { statusCode } = await overHttps(`${httpsUrl}/rest/1/emulator/user.current`, certificate)
  expect(statusCode).toBe(200)
})

it('keeps connections without requests for 75 s, and says so', async () => {
  const { url, httpsUrl, certificate } = await serve()
  const plain = await fetch(`${url}/rest/1/emulator/user.current`)
  expect(plain.headers.get('keep-alive')).toBe('timeout=75')
  const { headers } = await overHttps(`${httpsUrl}/rest/1/emulator/user.current`, certificate)
  expect(headers['keep-alive']).toBe('timeout=75')
})

it('cuts the connection where the network drops', async () => {
  const { emulator, url } = await serve()
  emulator.faults.add([{ method: 'user.current', drop: 'after' }])
  const cutOff = await fetch(`${url}/rest/1/emulator/user.current`)
  await expect(cutOff.text()).rejects.toThrow('terminated')
  expect((await fetch(`${url}/rest/1/emulator/user.current`)).status).toBe(200)
})

it('gives the client of its pages as one script and one style sheet', async () => {
  const { url } = await serve()
  const script = await fetch(`${url}/__portal/client.js`)
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(await script.text()).not.toContain('import ')
  const styles = await fetch(`${url}/__portal/client.css`)
  expect(await styles.text()).toContain('.card-tabs')
})

it('says which port is taken and holds none afterwards', async () => {
  const { url } = await serve()
  const port = Number(new URL(url).port)
  const again = serveEmulator(createEmulator({ seed: 'empty' }), { port: 0, httpsPort: port })
  await expect(again).rejects.toThrow(PortTakenError)
  await expect(again).rejects.toThrow(
    `Port ${port} is taken: stop the program that uses it, or choose another`,
  )
})
