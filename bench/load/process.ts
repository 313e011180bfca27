import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../static-server.ts'
import { ROOT, gatewayCommand } from './command.ts'

export type Settings = Readonly<Record<string, string>>

export interface Gateway {
  origin: string
  /** Milliseconds from its spawning to the first answer of /healthz. */
  startedIn: number
  /** Makes an API key that no rate holds back. */
  makeKey(): Promise<string>
  memory(): Promise<Memory>
  close(): Promise<void>
}

export interface Memory {
  /** Bytes. */
  resident: number
  heap: number
}

const DIST = join(ROOT, 'dist')

const PATIENCE_MS = 30_000
const LOOK_MS = 5

/** Whatever the environment of the bench says of gateways is not meant for this one. */
const NONE = ['B24_CLIENT_ID', 'B24_CLIENT_SECRET', 'B24_PORTALS', 'PUBLIC_URL', 'DATABASE_URL', 'LOG_LEVEL']

/** A folder for a store, and the built page, or an empty one. */
export function gatewayFolder(): { settings: Settings; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trail-bench-gateway-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const DATA_DIR = join(folder, 'data')
  if (existsSync(join(DIST, 'index.html'))) return { settings: { DATA_DIR, PAGE_DIR: DIST }, remove }
  const page = join(folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Trail</title>')
  return { settings: { DATA_DIR, PAGE_DIR: page }, remove }
}

/** Starts a gateway in a process of its own. Rejects with its words where it does not start. */
export async function startGateway(portal: string, settings: Settings): Promise<Gateway> {
  const port = await freePort()
  const env = environment({ ...settings, PORT: String(port), B24_WEBHOOK_URL: `${portal}/rest/1/emulator/` })
  const args = await gatewayCommand()
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = endOf(child)
  const origin = `http://127.0.0.1:${port}`
  await Promise.race([
    untilAlive(origin),
    ended.then((said) => Promise.reject(new Error(`the gateway ended: ${said}`))),
  ])
  return {
    origin,
    startedIn: performance.now() - began,
    makeKey: () => makeKey([...args, 'keys', 'create', '--name', 'Bench', '--rate', '999999'], env),
    memory: () => readMemory(origin),
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function environment(settings: Settings): NodeJS.ProcessEnv {
  const unset = Object.fromEntries(NONE.map((name) => [name, '']))
  return { ...process.env, ...unset, HOST: '127.0.0.1', ...settings }
}

/** Resolves with what it complained about. */
function endOf(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${String(chunk)}`.slice(-2000)
  })
  return new Promise((resolve) => child.once('close', () => resolve(said)))
}

async function untilAlive(origin: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`the gateway did not answer at ${origin}`)
}

async function makeKey(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })
  return stdout.trim()
}

async function readMemory(origin: string): Promise<Memory> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { resident: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') }
}
