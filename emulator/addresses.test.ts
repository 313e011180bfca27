import { afterEach, expect, it } from 'vitest'
import { GATEWAY_AS_APP, addressLines } from './addresses.ts'
import { readCliArguments } from './cli-arguments.ts'
import { createEmulator } from './create-emulator.ts'
import { type Served, serveEmulator } from './serve.ts'

let served: Served | undefined

afterEach(async () => {
  await served?.close()
  served = undefined
})

it('prints the webhook and the local app as settings that a gateway takes', async () => {
  const emulator = createEmulator({ seed: 'empty' })
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const lines = addressLines(served, emulator)
  const { host } = new URL(served.url)
  expect(lines).toContain(`  Webhook               http://${host}/rest/1/emulator/ and `)
  const [, id = '', secret = '', portal] =
    /B24_CLIENT_ID=(\S+) B24_CLIENT_SECRET=(\S+) B24_PORTALS=(\S+)/.exec(lines) ?? []
  expect(portal).toBe(host)
  // The portal takes them: what is refused is the refresh token, not the client.
  const query = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: id,
    client_secret: secret,
    refresh_token: 'none',
  })
  const answer: unknown = await (await fetch(`${served.url}/oauth/token/?${query.toString()}`)).json()
  expect(answer).toMatchObject({ error: 'invalid_grant' })
})

it('says at `npm start` how a gateway gets the tokens of the app, with a command that is understood', () => {
  const [, args = ''] = /npm run emulator -- (.+)\n/.exec(GATEWAY_AS_APP) ?? []
  expect(readCliArguments(args.split(' ')).appUrl).toBe('http://localhost:8080/')
})
