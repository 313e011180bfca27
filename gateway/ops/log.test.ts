import { expect, it } from 'vitest'
import { testConfig } from '../testing/test-gateway.ts'
import { createLog } from './log.ts'
import { scrubber } from './scrub.ts'

const KEY = `trail_api_${'a'.repeat(8)}${'b'.repeat(32)}`

function logged(fields: object, message = 'said'): string {
  const lines: string[] = []
  const config = testConfig({
    webhookUrl: 'https://mycompany.bitrix24.com/rest/7/s3cr3ts3cr3t/',
    app: { clientId: 'local.1', clientSecret: 'hush-hush' },
    databaseUrl: 'postgresql://trail:pass%20word@db/trail',
    logLevel: 'info',
  })
  createLog(config, (line) => lines.push(line)).info(fields, message)
  return lines.join('')
}

it('writes a line of JSON with level, time and message', () => {
  expect(JSON.parse(logged({ status: 200 }))).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    status: 200,
    msg: 'said',
  })
})

it.each([
  ['the webhook’s secret', 's3cr3ts3cr3t'],
  ['the app’s secret', 'hush-hush'],
  ['the database’s password', 'pass word'],
  ['the database’s address', 'postgresql://trail:pass%20word@db/trail'],
  ['a key', KEY],
  ['a session', 'trail_session_cccccccccccccccccccccccccccccccccccccccc'],
  ['another webhook', 'https://other.bitrix24.com/rest/1/0th3rs3cr3t/profile'],
  ['a token in a query', 'auth=0th3rs3cr3t&x=1'],
  ['a token in a form', 'REFRESH_ID=0th3rs3cr3t'],
  ['a token in JSON', '{"access_token":"0th3rs3cr3t"}'],
  ['a bearer', 'Bearer 0th3rs3cr3t'],
])('strikes out %s, wherever it stands', (_, text) => {
  const lines = logged({ deep: { down: text } }) + logged({}, `it was ${text}.`)
  expect(lines).toContain('[struck out]')
  expect(lines).not.toMatch(/s3cr3t|hush|pass.{1,3}word|b{8}|c{8}/)
})

it('strikes out a password that stands in the query of the database’s address', () => {
  const databaseUrl = 'postgresql://db/trail?user=trail&password=hush-hush'
  expect(scrubber({ databaseUrl, webhookUrl: null, app: null })('it was hush-hush.')).toBe(
    'it was [struck out].',
  )
})

it('strikes out fields that would hold a secret by their name', () => {
  expect(logged({ accessToken: 'x1', row: { refreshToken: 'x2', text: 'x3' } })).not.toMatch(/x[123]/)
})

it('keeps what finds a key', () => {
  expect(logged({ key: KEY.slice(0, 18) })).toContain('"key":"trail_api_aaaaaaaa"')
})
