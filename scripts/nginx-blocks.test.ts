import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, it } from 'vitest'

const isInstalled = spawnSync('nginx', ['-v']).status === 0
const here = isInstalled ? 'as nginx says' : 'as read here, for nginx is not installed'

/** The nginx blocks of our documents, each a whole file for /etc/nginx/conf.d/. */
const BLOCKS = ['docs/install.md', 'docs/gateway.md'].map((path) => {
  const block = /```nginx\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8'))?.[1]
  if (!block) throw new Error(`${path} has an nginx block`)
  return { path, block }
})

let room = ''
let port = 0

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'trail-nginx-'))
  chmodSync(room, 0o755)
  mkdirSync(join(room, 'www/assets'), { recursive: true })
  writeFileSync(join(room, 'www/index.html'), '<!doctype html><title>Trail</title>')
  writeFileSync(join(room, 'www/assets/page.js'), 'export const words = "the same words"\n'.repeat(500))
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'trail.example.com' }])
  writeFileSync(join(room, 'cert.pem'), cert)
  writeFileSync(join(room, 'key.pem'), key)
  port = await freePort()
})

afterAll(() => rmSync(room, { recursive: true, force: true }))

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A whole configuration around blocks that are pasted as they are, but for the places on this machine. */
function configure(blocks: readonly string[]): string {
  const pasted = blocks.map((block) =>
    block
      .replaceAll(/\/etc\/ssl\/trail\/[a-z]*?(cert|fullchain|key)\.pem/g, (_, name: string) =>
        join(room, name === 'key' ? 'key.pem' : 'cert.pem'),
      )
      .replaceAll('/var/log/nginx', room)
      .replaceAll('/var/www/trail', join(room, 'www'))
      .replaceAll('YOUR-PORTAL', 'mycompany.bitrix24.com')
      .replaceAll('listen 443', `listen 127.0.0.1:${port}`),
  )
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const config = `
pid ${room}/nginx.pid;
error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  types { text/html html; text/javascript js; }
  access_log off;
  ${places.map((name) => `${name}_temp_path ${room}/${name};`).join('\n  ')}
${pasted.join('\n')}
}
`
  const path = join(room, 'nginx.conf')
  writeFileSync(path, config)
  return path
}

/** What may stand in a file of /etc/nginx/conf.d/ that we print. */
const AT_HTTP_LEVEL = /^(?:log_format [^;]+;|server \{)$/

/** Lines outside of every block; each block must be closed. */
function outerLines(block: string): string[] {
  let depth = 0
  const outer = block
    .split('\n')
    .map((line) => line.replace(/^\s*#.*$/, '').trim())
    .filter((line) => {
      const before = depth
      depth += (line.match(/\{$/g)?.length ?? 0) - (line.match(/^\}/g)?.length ?? 0)
      return before === 0 && line !== ''
    })
  expect(depth).toBe(0)
  return outer
}

/** What nginx has against a configuration with these blocks, and what we see ourselves where it is not installed. */
function complaints(blocks: readonly string[]): string[] {
  const outer = blocks.flatMap(outerLines)
  const formats = outer
    .filter((line) => line.startsWith('log_format'))
    .map((line) => line.split(' ')[1] ?? '')
  const ours = [
    ...outer.filter((line) => !AT_HTTP_LEVEL.test(line)),
    ...formats.filter((name, k) => formats.indexOf(name) !== k),
  ]
  if (!isInstalled) return ours
  const { stderr } = spawnSync('nginx', ['-t', '-c', configure(blocks)], { encoding: 'utf8' })
  return [
    ...ours,
    ...stderr.split('\n').filter((line) => line !== '' && !/syntax is ok|test is successful/.test(line)),
  ]
}

it.each(BLOCKS)(`the nginx block of $path loads as pasted, ${here}`, ({ block }) => {
  expect(complaints([block])).toEqual([])
})

it(`both blocks load beside each other, ${here}`, () => {
  const [page, gateway] = BLOCKS.map(({ block }) => block)
  expect(complaints([page ?? '', gateway?.replace('trail.example.com', 'agents.example.com') ?? ''])).toEqual(
    [],
  )
})

it('the block of docs/install.md compresses what the page is made of', () => {
  const block = BLOCKS[0]?.block ?? ''
  expect(block).toMatch(/gzip on;/)
  for (const type of ['text/javascript', 'application/javascript', 'text/css'])
    expect(/gzip_types ([^;]+);/.exec(block)?.[1]?.split(/\s+/)).toContain(type)
})

/** Sends a request to the nginx of the block; it is up when it answers. */
async function ask(
  method: string,
  path: string,
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', host: 'trail.example.com' }
    const options = { host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false }
    const sent = request(options, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? 'AUTH_ID=secret' : undefined)
  })
}

function launch(): ChildProcess {
  const path = configure([BLOCKS[0]?.block ?? ''])
  return spawn('nginx', ['-c', path, '-g', 'daemon off;'], { stdio: 'ignore' })
}

it(`nginx with the block of docs/install.md answers the portal and compresses, ${here}`, async () => {
  if (!isInstalled) return expect(BLOCKS[0]?.block).toContain('error_page 405 =200 $uri;')
  const nginx = launch()
  try {
    await expect
      .poll(
        () =>
          ask('GET', '/').then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(200)
    const post = await ask('POST', '/?DOMAIN=mycompany.bitrix24.com')
    expect(post.status).toBe(200)
    expect(post.headers).toMatchObject({
      'content-type': 'text/html',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining('frame-ancestors https://mycompany.bitrix24.com'),
    })
    const script = await ask('GET', '/assets/page.js')
    expect(script.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect((await ask('GET', '/nothing.js')).status).toBe(404)
  } finally {
    nginx.kill()
  }
})
