import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let built: Promise<string[]> | null = null

/** What starts the gateway, as arguments of node: built anew as `npm run build` does, in a folder of its own. */
export function gatewayCommand(): Promise<string[]> {
  return (built ??= buildGateway())
}

async function buildGateway(): Promise<string[]> {
  // Inside of the project: what the bundle leaves outside is found from here.
  const outDir = join(ROOT, 'node_modules', '.cache', `trail-bench-${process.pid}`)
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({ configFile: join(ROOT, 'vite.gateway.ts'), root: ROOT, logLevel: 'warn', build: { outDir } })
  // As package.json starts it.
  return ['--optimize-for-size', join(outDir, 'main.js')]
}
