import { GATEWAY_AS_APP, addressLines } from './addresses.ts'
import { readPort, readStartArguments, startHelp } from './cli-arguments.ts'
import { createEmulator } from './create-emulator.ts'
import { hostPage } from './page-host.ts'
import { runUntilStopped } from './run.ts'
import { serveEmulator } from './serve.ts'

await runUntilStopped(async () => {
  const { help, dev, seed, dialect } = readStartArguments(process.argv.slice(2))
  if (help) {
    console.log(startHelp)
    return undefined
  }
  const port = readPort('EMULATOR_PORT', 8024)
  const httpsPort = readPort('EMULATOR_HTTPS_PORT', 8025)
  const appPort = readPort('APP_PORT', 5173)
  const appUrl = `http://localhost:${appPort}/`
  const emulator = createEmulator({ seed, dialect, appUrl, host: `localhost:${port}` })
  // The emulator first: its ports are checked in a moment, while the page takes seconds to build.
  const served = await serveEmulator(emulator, { port, httpsPort })
  try {
    const host = await hostPage(appPort, dev)
    console.log(addressLines(served, emulator))
    console.log(GATEWAY_AS_APP)
    return { close: async () => void (await Promise.all([served.close(), host.close()])) }
  } catch (error) {
    await served.close()
    throw error
  }
})
