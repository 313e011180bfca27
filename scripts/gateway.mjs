import { existsSync } from 'node:fs'

/** `npm run gateway`: the built gateway, or a sentence that says how to build it. */
const built = new URL('../dist-gateway/main.js', import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('The gateway is not built yet: run `npm run build` first.\n')
  process.exitCode = 1
}
