import type { Emulator } from './emulator.ts'
import type { Served } from './serve.ts'
import { trailClientId } from './world/tokens.ts'

/** Printed by `npm start`, whose page is served by Vite: a launch gives its tokens to the page that is opened. */
export const GATEWAY_AS_APP = `  A gateway acts as the app when the app's page is the gateway's:
                        npm run emulator -- --app-url http://localhost:8080/
`

/** What to open and where to call, as printed at the start. The local app's line is the gateway's settings. */
export function addressLines({ url, httpsUrl }: Served, { appUrl, world }: Emulator): string {
  const secret = world.apps.get(trailClientId)?.secret ?? ''
  const app = `B24_CLIENT_ID=${trailClientId} B24_CLIENT_SECRET=${secret} B24_PORTALS=${new URL(url).host}`
  return [
    '',
    `  A card with the tab   ${url}/crm/deal/details/100/`,
    `  All cards             ${url}/`,
    `  The app's own page    ${url}/marketplace/app/trail/`,
    `  As manager, reader    ${url}/crm/deal/details/100/?user=7 (or 9)`,
    `  Webhook               ${url}/rest/1/emulator/ and ${httpsUrl}/rest/1/emulator/`,
    `  Local app             ${app}`,
    `  The page in the tab   ${appUrl}`,
    '',
    '  Ctrl+C stops it.',
    '',
  ].join('\n')
}
