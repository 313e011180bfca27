/** What the environment says, checked once at the start (`npm run gateway -- --help` lists it). */
export interface Config {
  /** PORT, HOST */
  port: number
  host: string
  /** PUBLIC_URL: where portals reach the gateway; the app's events are sent there. */
  publicUrl: string | null
  /** B24_WEBHOOK_URL: an incoming webhook with scope crm. */
  webhookUrl: string | null
  /** B24_CLIENT_ID, B24_CLIENT_SECRET: the local app. */
  app: { clientId: string; clientSecret: string } | null
  /** B24_PORTALS: hosts that may install the app and show the tab; with a webhook its own host is among them. */
  portals: string[]
  /** DATABASE_URL: PostgreSQL; without it a file in DATA_DIR. */
  databaseUrl: string | null
  dataDir: string
  /** B24_BURST, B24_RATE: the portal's bucket (REST docs: limits). */
  bucket: { capacity: number; perSecond: number }
  /** Milliseconds. QUEUE_TIMEOUT (seconds): how long a request may wait for the portal. */
  queueTimeout: number
  /** Milliseconds. PORTAL_TIMEOUT (seconds): how long a portal may work on one request. */
  portalTimeout: number
  /** KEY_RATE: requests a minute of a new key that names none. */
  keyRate: number
  /** PAGE_DIR: the tab's built page. */
  pageDir: string
  /** LOG_LEVEL */
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}
