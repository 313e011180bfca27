import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const BUILT = join(ROOT, 'dist-gateway', 'main.js')
/** What the built gateway is made of. */
const SOURCES = ['gateway', 'src/core']

/** How the gateway is started: the built one, unless there is none or its sources are newer. */
export function gatewayCommand(): { args: string[]; told: string } {
  if (!existsSync(BUILT)) return { args: fromSource, told: 'from its sources by tsx: none was built' }
  const built = statSync(BUILT).mtimeMs
  if (SOURCES.some((folder) => newest(join(ROOT, folder)) > built))
    return { args: fromSource, told: 'from its sources by tsx: they are newer than the built one' }
  return { args: [BUILT], told: 'the built one' }
}

const fromSource = ['--import', 'tsx', join('gateway', 'main.ts')]

function newest(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|testing/.test(name))
  return Math.max(0, ...sources.map((name) => statSync(join(folder, name)).mtimeMs))
}
