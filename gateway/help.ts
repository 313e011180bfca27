import { SETTINGS } from './settings.ts'

/** What `npm run gateway -- --help` prints. */
export function helpText(): string {
  const wide = Math.max(...SETTINGS.map(({ name }) => name.length))
  const settings = SETTINGS.map(
    ({ name, usual, says }) => `  ${name.padEnd(wide)}  ${says}${usual === '' ? '' : ` (${usual})`}`,
  )
  return `The gateway: agents write into a portal through it, and it hosts the tab.

  npm run gateway                                serves, until Ctrl+C or SIGTERM
  npm run gateway -- keys create --name NAME     makes a key and shows it once
  npm run gateway -- keys list                   shows all keys and what they may
  npm run gateway -- keys revoke ID              ends a key, by its id or prefix
  npm run gateway -- --help                      shows this page

keys create takes
  --name NAME            the agent or integration that gets the key
  --app                  acts as the installed app, and needs a session beside the key
  --read-only            may only read
  --entity-types 2,3     may only act on these card types (all)
  --expires 90d          ends after days or hours (12h), or with a day (2027-01-31); never without
  --rate 300             requests a minute (KEY_RATE)
The key goes to stdout, and the session of an app key to a second line.

Set in the environment, B24_WEBHOOK_URL or B24_CLIENT_ID and B24_CLIENT_SECRET at least:
${settings.join('\n')}

docs/gateway.md says more.
`
}
