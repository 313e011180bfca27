import { ConfigError } from './read-config.ts'
import { PortError } from './ops/http-server.ts'
import { serve } from './serve.ts'
import { StoreError } from './store/store-error.ts'

try {
  await serve(process.env)
  process.exit(0)
} catch (error) {
  const known = [ConfigError, PortError, StoreError].some((kind) => error instanceof kind)
  process.stderr.write(`${known && error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
