import type { Served } from './serve.ts'

/** What to open and where to call, as printed at the start. */
export function addressLines({ url, httpsUrl }: Served, appUrl: string): string {
  return [
    '',
    `  A card with the tab   ${url}/crm/deal/details/100/`,
    `  All cards             ${url}/`,
    `  The app's own page    ${url}/marketplace/app/trail/`,
    `  As manager, reader    ${url}/crm/deal/details/100/?user=7 (or 9)`,
    `  Webhook               ${url}/rest/1/emulator/ and ${httpsUrl}/rest/1/emulator/`,
    `  The page in the tab   ${appUrl}`,
    '',
    '  Ctrl+C stops it.',
    '',
  ].join('\n')
}
