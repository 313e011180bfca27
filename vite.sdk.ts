import { join, posix } from 'node:path'
import type { Plugin } from 'vite'

const shim = (file: string) => join(import.meta.dirname, 'src/portal', file)

const SDK = '/@bitrix24/b24jssdk/dist/esm/'

/** Modules of the SDK that the page is built without; src/portal/sdk-shim.ts has the names they export. */
export const leftOut: readonly string[] = [
  'core/actions/v2/batch-by-chunk.mjs',
  'core/actions/v2/batch.mjs',
  'core/actions/v2/call-list.mjs',
  'core/actions/v2/fetch-list.mjs',
  'core/actions/v3/manager-v3.mjs',
  'core/http/v3.mjs',
  'core/interaction/batch/processing/v2/as-array.mjs',
  'core/interaction/batch/processing/v2/as-object.mjs',
  'core/interaction/batch/v2.mjs',
  'core/tools/healthcheck.mjs',
  'core/tools/ping.mjs',
  'logger/handler/console-v2-handler.mjs',
  'logger/logger.mjs',
]

/** Of its texts the frame calls three methods. */
const TEXT = 'tools/text.mjs'

/** Leaves out of the page what its frame never asks of the SDK; fails the build where the SDK has moved it. */
export function leaveOutOfSdk(): Plugin {
  const met = new Set<string>()
  return {
    name: 'trail-leave-out-of-sdk',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => met.clear(),
    resolveId(source, importer) {
      const [, from] = importer?.replaceAll('\\', '/').split(SDK) ?? []
      if (from === undefined || !source.startsWith('.')) return null
      const module = posix.join(posix.dirname(from), source)
      if (module === TEXT) return shim('sdk-text-shim.ts')
      if (!leftOut.includes(module)) return null
      met.add(module)
      return shim('sdk-shim.ts')
    },
    buildEnd(error) {
      const moved = leftOut.filter((module) => !met.has(module))
      if (!error && moved.length > 0)
        throw new Error(`vite.sdk.ts: the SDK does not import ${moved.join(', ')}`)
    },
  }
}
