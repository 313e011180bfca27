import { existsSync } from 'node:fs'

/** `npm run gateway`: the built gateway, or a sentence that says how to build it. */
const built = new URL('../dist-gateway/main.js', import.meta.url)

/** Milliseconds between two looks at the parent process. */
const LOOK_MS = 500

if (existsSync(built)) {
  // npm sets this for its script alone: a gateway that was started directly goes on without its parent.
  if (process.env.npm_lifecycle_event === 'gateway') stopWithParent()
  await import(built.href)
} else {
  process.stderr.write('The gateway is not built yet: run `npm run build` first.\n')
  process.exitCode = 1
}

/**
 * Stops the gateway, as SIGTERM does, when its parent is gone. npm ends the shell that runs its script, and a shell
 * that did not `exec` does not pass the signal on; where the parent is npm itself, npm was killed.
 */
function stopWithParent() {
  const parent = process.ppid

  function isAlive() {
    // Windows never changes the number of the parent.
    if (process.ppid !== parent) return false
    try {
      return process.kill(parent, 0)
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM'
    }
  }

  const timer = setInterval(() => {
    // Without a listener the gateway is still starting: the next look sends it again.
    if (!isAlive() && process.emit('SIGTERM', 'SIGTERM')) clearInterval(timer)
  }, LOOK_MS).unref()
}
