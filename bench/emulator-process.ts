import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Control } from '../e2e/control.ts'
import { freePort } from './static-server.ts'

export interface Portal {
  control: Control
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A portal in a process of its own, so that its work and the measuring never wait for each other. */
export async function startPortal(appUrl: string): Promise<Portal> {
  const [port, httpsPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', '--app-url', appUrl], {
    cwd: ROOT,
    env: { ...process.env, EMULATOR_PORT: String(port), EMULATOR_HTTPS_PORT: String(httpsPort) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const control = new Control(`http://localhost:${port}`)
  await Promise.race([
    control.ready(),
    // A taken port is no reason to measure whoever took it.
    ended.then(() => Promise.reject(new Error(`the emulator on port ${port} ended before it began`))),
  ])
  return {
    control,
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
