import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Tally {
  passed: number
  failed: number
}

/** Every folder that is compiled by itself, with the names it may know. */
const PROJECTS = [
  '.',
  'src/core',
  'src',
  'src/tsconfig.test.json',
  'emulator',
  'emulator/pages/client',
  'gateway',
  'examples',
  'e2e',
  'bench',
]

/** The checks of `npm test`, in the order in which a red one is cheapest to meet. */
export const checks: Readonly<Record<string, () => Promise<Tally>>> = {
  lock: () => one('node', ['--import', 'tsx', 'scripts/check-lock.ts']),
  format: () => one('oxfmt', ['--check', '.']),
  types: () => all(PROJECTS.map((project) => ['tsc', '-p', project])),
  lint: () => one('oxlint', ['--type-aware', '--deny-warnings', '.']),
  unit: () =>
    counted('vitest', ['run', '--reporter=default', '--reporter=json'], '--outputFile', vitestTally),
  build: () =>
    all([
      ['vite', 'build', '--logLevel', 'warn'],
      ['vite', 'build', '--config', 'vite.gateway.ts', '--logLevel', 'warn'],
    ]),
  e2e: () =>
    counted('playwright', ['test', '--reporter=list,json'], 'PLAYWRIGHT_JSON_OUTPUT_FILE', playwrightTally),
}

async function one(command: string, args: string[]): Promise<Tally> {
  const ok = (await run(command, args)) === 0
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function all(commands: string[][]): Promise<Tally> {
  const sum: Tally = { passed: 0, failed: 0 }
  for (const [command = '', ...args] of commands) {
    const { passed, failed } = await one(command, args)
    sum.passed += passed
    sum.failed += failed
  }
  return sum
}

/** A runner that writes its own report: the count is read from there, and a runner that broke is a failure more. */
async function counted(
  command: string,
  args: string[],
  output: string,
  read: (report: unknown) => Tally,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'trail-'))
  const file = join(folder, 'report.json')
  const asFlag = output.startsWith('--')
  const code = await run(
    command,
    asFlag ? [...args, `${output}=${file}`] : args,
    asFlag ? {} : { [output]: file },
  )
  try {
    const tally = read(JSON.parse(readFileSync(file, 'utf8')))
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function vitestTally(report: unknown): Tally {
  return { passed: count(report, 'numPassedTests'), failed: count(report, 'numFailedTests') }
}

function playwrightTally(report: unknown): Tally {
  const stats = field(report, 'stats')
  return {
    passed: count(stats, 'expected'),
    failed: count(stats, 'unexpected') + count(stats, 'flaky'),
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function count(value: unknown, name: string): number {
  const number = field(value, name)
  if (typeof number === 'number') return number
  throw new TypeError(`the report has no ${name}`)
}

function run(command: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
