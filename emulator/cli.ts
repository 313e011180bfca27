import { addressLines } from './addresses.ts'
import { emulatorHelp, readCliArguments, readPort } from './cli-arguments.ts'
import { createEmulator } from './create-emulator.ts'
import { runUntilStopped } from './run.ts'
import { serveEmulator } from './serve.ts'

await runUntilStopped(async () => {
  const { help, ...options } = readCliArguments(process.argv.slice(2))
  if (help) {
    console.log(emulatorHelp)
    return undefined
  }
  const port = readPort('EMULATOR_PORT', 8024)
  const httpsPort = readPort('EMULATOR_HTTPS_PORT', 8025)
  const emulator = createEmulator({ ...options, host: `localhost:${port}` })
  const served = await serveEmulator(emulator, { port, httpsPort })
  console.log(addressLines(served, emulator))
  return served
})
