import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { listen } from '../testing/listen.ts'
import { HASTY, PATIENT, failureOf, printed } from '../testing/portal-faults.ts'
import { postForm } from './post-form.ts'

const FORM = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 's3cret & more' })

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function post(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
  timeout = PATIENT,
) {
  const server = createServer(respond)
  servers.push(server)
  const port = await listen(server)
  const answer = postForm(new URL(`http://127.0.0.1:${port}/oauth/token/`), FORM, {
    method: 'oauth.token',
    timeout,
  })
  return { answer, host: `127.0.0.1:${port}` }
}

it('posts the form in the body, and reads JSON of any status', async () => {
  const { answer } = await post(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    response.statusCode = 400
    response.end(JSON.stringify({ url: request.url, type: request.headers['content-type'], body }))
  })
  const type = 'application/x-www-form-urlencoded'
  expect(await answer).toEqual({ status: 400, body: { url: '/oauth/token/', type, body: FORM.toString() } })
})

it.each<[name: string, reason: string, respond: (response: ServerResponse) => void]>([
  ['a page', 'HTTP_502', (response) => response.writeHead(502).end('<html>')],
  ['an answer over 1 MB', 'TOO_LARGE', (response) => response.end(`"${' '.repeat(2 ** 20)}"`)],
  ['a connection that dies', 'ECONNRESET', (response) => response.destroy()],
  [
    'an answer that breaks off',
    'ECONNRESET',
    (response) => response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy()),
  ],
])('%s is no answer, and has its code', async (_, reason, respond) => {
  const { answer, host } = await post((_request, response) => respond(response))
  const error = await failureOf(answer)
  expect(error).toMatchObject({ code: 'unknown', status: 0, method: 'oauth.token', reason, host })
})

it('a redirect is not followed, and has its host', async () => {
  const asked: (string | undefined)[] = []
  const { answer } = await post((request, response) => {
    asked.push(request.url)
    response.writeHead(307, { location: 'https://elsewhere.example.com/oauth/token/?s3cret' }).end()
  })
  const error = await failureOf(answer)
  expect(error).toMatchObject({ code: 'unknown', reason: 'REDIRECT', host: 'elsewhere.example.com' })
  expect(printed(error)).not.toContain('s3cret')
  expect(asked).toEqual(['/oauth/token/'])
})

it('an answer that trickles does not outlast the timeout', async () => {
  const { answer } = await post((_request, response) => {
    const trickle = setInterval(() => response.write(' '), HASTY / 4)
    response.on('close', () => clearInterval(trickle))
  }, HASTY)
  expect(await failureOf(answer)).toMatchObject({ code: 'unknown', reason: 'TIMEOUT' })
})
