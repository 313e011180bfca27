import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Environment } from '../settings.ts'

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface GatewayProcess {
  url: string
  child: ChildProcess
  /** What it printed so far. */
  stdout(): string
  /** Rejects nothing: a process that was killed has code null. */
  ended: Promise<Ended>
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A folder for the store and one with a page in it, for the settings of a gateway. */
export async function testFolders(): Promise<{ env: Environment; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'trail-process-'))
  const page = join(folder, 'page')
  await mkdir(page)
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Trail</title>')
  return {
    env: { PAGE_DIR: page, DATA_DIR: join(folder, 'data') },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Runs the command line of the gateway, with these settings and none of this process's own. */
export function spawnGateway(args: readonly string[], env: Environment): ChildProcess {
  return spawnBare([process.execPath, '--import', 'tsx', 'gateway/main.ts', ...args], env)
}

/** Runs a program, in the project's folder unless another is named, with these variables alone. */
export function spawnBare(
  [program = '', ...args]: readonly string[],
  env: Environment,
  cwd = ROOT,
): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env
  return spawn(program, args, {
    cwd,
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/**
 * A folder in which `npm run gateway` is the project's own script with the gateway of the sources: the built one need
 * not be there.
 */
export async function npmFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'trail-npm-'))
  for (const file of ['package.json', 'scripts/gateway.mjs']) await cp(join(ROOT, file), join(folder, file))
  const [tsx, main] = [import.meta.resolve('tsx/esm/api'), pathToFileURL(join(ROOT, 'gateway/main.ts')).href]
  await mkdir(join(folder, 'dist-gateway'))
  await writeFile(
    join(folder, 'dist-gateway/main.js'),
    `import { register } from '${tsx}'\nregister()\nawait import('${main}')\n`,
  )
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Runs a command of the gateway to its end. */
export function runGateway(args: readonly string[], env: Environment): Promise<Ended> {
  return endOf(spawnGateway(args, env))
}

/** Waits for the end of a process, and for all it printed. */
export function endOf(child: ChildProcess): Promise<Ended> {
  return watch(child).ended
}

/** Starts a gateway on a free port, unless PORT is set, and waits until it listens. */
export function startGateway(env: Environment): Promise<GatewayProcess> {
  return untilListening(spawnGateway([], { PORT: '0', ...env }))
}

/** Waits until the gateway that `child` runs listens; `ended` waits for all that `child` started. */
export async function untilListening(child: ChildProcess): Promise<GatewayProcess> {
  const { ended, stdout } = watch(child)
  const listening = new Promise<number>((resolve) => {
    child.stdout?.on('data', () => {
      const port = /"port":(\d+).*"msg":"listening"/.exec(stdout())?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  const port = await Promise.race([listening, ended])
  if (typeof port !== 'number') throw new Error(`the gateway did not start: ${port.stderr}`)
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    stdout,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

function watch(child: ChildProcess): { ended: Promise<Ended>; stdout(): string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { ended, stdout: () => stdout }
}
