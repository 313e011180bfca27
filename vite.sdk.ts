import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SHIM = fileURLToPath(new URL('./src/portal/v3-shim.ts', import.meta.url))

/** Leaves the SDK's actions of REST v3 out of the page, which speaks v2 only. */
export function leaveOutV3(): Plugin {
  return {
    name: 'trail-leave-out-v3',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const isSdk = importer?.replaceAll('\\', '/').includes('/@bitrix24/b24jssdk/') ?? false
      return isSdk && source.endsWith('/v3/manager-v3.mjs') ? SHIM : null
    },
  }
}
