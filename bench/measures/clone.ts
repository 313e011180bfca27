import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Row } from '../row.ts'
import { freePort } from '../static-server.ts'

const ROW = {
  title: 'npm ci && npm test in a fresh clone',
  unit: 'min',
  target: 10,
} as const

/** What a newcomer waits for. It takes minutes, so it is measured only when asked for. */
export async function measureClone(slow: boolean): Promise<Row[]> {
  if (!slow)
    return [{ ...ROW, value: null, runs: [], notes: ['npm run bench -- --only clone --slow measures it'] }]
  const folder = mkdtempSync(join(tmpdir(), 'trail-clone-'))
  let red = true
  try {
    const row = await cloned(folder)
    red = row.value === null
    return [row]
  } finally {
    // What failed is worth reading.
    rmSync(red ? join(folder, 'clone') : folder, { recursive: true, force: true })
  }
}

async function cloned(folder: string): Promise<Row> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const clone = join(folder, 'clone')
  const git = spawnSync('git', ['clone', '--quiet', root, clone], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (git.status !== 0) throw new Error('the project could not be cloned')
  const log = join(folder, 'log')
  const began = performance.now()
  const installed = await npm(['ci'], clone, log)
  const installing = (performance.now() - began) / 60_000
  const tested = installed === 0 ? await npm(['test'], clone, log) : 1
  const minutes = (performance.now() - began) / 60_000
  const last = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? ''
  const cores = availableParallelism()
  const notes = [`${cores} cores, of them ${installing.toFixed(1)} min npm ci; it closed with: ${last}`]
  // Ending early because something is red is not being fast.
  if (tested === 0) return { ...ROW, value: minutes, runs: [minutes], notes }
  return {
    ...ROW,
    value: null,
    runs: [minutes],
    notes: [`red after ${minutes.toFixed(1)} min: ${log}`, ...notes],
  }
}

/** Ports of its own, and CI, so that a page server that happens to run here is not taken for the clone's own. */
async function npm(args: string[], cwd: string, log: string): Promise<number> {
  const ports = { E2E_PAGE_PORT: String(await freePort()), E2E_EMULATOR_PORT: String(await freePort()) }
  const out = openSync(log, 'a')
  const child = spawn('npm', args, {
    cwd,
    stdio: ['ignore', out, out],
    env: { ...process.env, ...ports, CI: '1' },
    shell: process.platform === 'win32',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
