import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Control } from './control.ts'
import { emulatorPort } from './ports.ts'

/** A gateway as `npm run gateway` starts it, and a portal whose cards it serves the tab to. */
export interface Served {
  control: Control
  url: string
  /** Makes a key at the command line; what it prints is what a person reads. */
  makeKey: (...options: string[]) => Promise<{ key: string; session: string | undefined }>
  /** One request of an agent. */
  ask: (
    auth: { key: string; session?: string | undefined },
    method: string,
    path: string,
    body?: object,
  ) => Promise<Reply>
  stop: () => Promise<void>
}

export interface Reply {
  status: number
  data: { id: number; title: string }
}

/**
 * Starts both on ports of their own; `offset` keeps one test's ports apart from another's, `path` is that of the public
 * address.
 */
export async function serveGateway(
  offset: number,
  settings: Record<string, string>,
  path = '',
): Promise<Served> {
  const port = emulatorPort + 60 + offset * 3
  const url = `http://localhost:${port + 2}`
  const folder = mkdtempSync(join(tmpdir(), 'trail-e2e-'))
  const origin = `http://localhost:${port}`
  const env = {
    ...process.env,
    EMULATOR_PORT: String(port),
    EMULATOR_HTTPS_PORT: String(port + 1),
    B24_PORTALS: `localhost:${port}`,
    PORT: String(port + 2),
    HOST: 'localhost',
    PUBLIC_URL: url + path,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ...Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, value.replace('PORTAL', origin)]),
    ),
  }
  const start = (...args: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const running = [start('emulator/cli.ts', '--app-url', `${url}${path}/`), start('gateway/main.ts')]
  for (const { stdout } of running) stdout.resume()
  const control = new Control(origin)
  await Promise.all([control.ready(), ready(url)])

  return {
    control,
    url,
    async makeKey(...options) {
      const command = start('gateway/main.ts', 'keys', 'create', '--name', 'Browser test', ...options)
      let said = ''
      command.stdout.on('data', (part: Buffer) => (said += part.toString()))
      await once(command, 'close')
      const key = /trail_(?:api|app)_\w{40}/.exec(said)?.[0]
      if (key === undefined) throw new Error(`no key in: ${said}`)
      return { key, session: /trail_session_\w+/.exec(said)?.[0] }
    },
    async ask({ key, session }, method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers: {
          'x-api-key': key,
          ...(session !== undefined && { authorization: `Bearer ${session}` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const parsed: { data: Reply['data'] } = text === '' ? {} : JSON.parse(text)
      return { status: answer.status, data: parsed.data }
    },
    async stop() {
      for (const each of running) {
        const ended = each.exitCode === null ? once(each, 'exit') : Promise.resolve()
        each.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the gateway did not start at ${url}`)
}
