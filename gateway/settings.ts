/** One variable of the environment, as `--help` and docs/gateway.md list it. */
export interface Setting {
  name: string
  /** What holds where it is not set; empty where nothing does. */
  usual: string
  says: string
}

/** Every variable the gateway reads. */
export const SETTINGS = [
  {
    name: 'B24_WEBHOOK_URL',
    usual: '',
    says: 'incoming webhook of a portal with the scope crm: https://<portal>/rest/<user id>/<secret>/',
  },
  { name: 'B24_CLIENT_ID', usual: '', says: 'local app of a portal: its client_id' },
  { name: 'B24_CLIENT_SECRET', usual: '', says: 'local app of a portal: its client_secret' },
  {
    name: 'B24_PORTALS',
    usual: "the webhook's",
    says: 'hosts that may install the app and frame the page, with commas between them',
  },
  {
    name: 'PUBLIC_URL',
    usual: '',
    says: "where portals reach the gateway; the app's events are sent there",
  },
  { name: 'PORT', usual: '8080', says: 'port to listen on' },
  { name: 'HOST', usual: '127.0.0.1', says: 'address to listen on; 0.0.0.0 for every interface' },
  { name: 'DATA_DIR', usual: './data', says: 'folder of the embedded store' },
  { name: 'DATABASE_URL', usual: '', says: 'PostgreSQL in place of the embedded store' },
  { name: 'B24_BURST', usual: '50', says: 'requests the portal takes at once' },
  { name: 'B24_RATE', usual: '2', says: 'requests a second the portal takes after that' },
  { name: 'QUEUE_TIMEOUT', usual: '30', says: 'seconds a request may wait for the portal' },
  { name: 'PORTAL_TIMEOUT', usual: '60', says: 'seconds a portal may work on one request' },
  { name: 'KEY_RATE', usual: '300', says: 'requests a minute of a key made without --rate' },
  { name: 'PAGE_DIR', usual: '', says: "folder of the tab's page; the project's dist without it" },
  { name: 'LOG_LEVEL', usual: 'info', says: 'debug, info, warn, error or silent' },
] as const satisfies readonly Setting[]

export type SettingName = (typeof SETTINGS)[number]['name']

/** What the environment says of each setting; empty ones count as not set. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A setting as text, trimmed, or what holds without it. */
export function settingOf(env: Environment, name: SettingName): string {
  const given = env[name]?.trim() ?? ''
  return given === '' ? usualOf(name) : given
}

function usualOf(name: SettingName): string {
  if (name === 'B24_PORTALS') return ''
  return SETTINGS.find((setting) => setting.name === name)?.usual ?? ''
}
