import { html } from 'hono/html'
import { block } from './prose.ts'

/** Three steps from nothing to an entry in a card. The lines work as they stand, in one shell after the other. */
export function startSection(server: string) {
  return html`<section id="start">
    <h2>How to start</h2>
    <h3>1. Make a key</h3>
    <p>
      Run this where the gateway runs, in its folder and with its settings. If somebody else operates it, ask
      them for a key and run <code>export TRAIL_KEY=trail_api_…</code>.
    </p>
    ${block(MAKE_KEY, 'Example: make a key')}
    <h3>2. Write an entry</h3>
    <p>
      On deal 100, which the emulator has; take the number of a deal of yours in another portal. The
      <code>Idempotency-Key</code> is a name for this one request: sent again with it, the request writes no
      second entry. Another entry takes another name.
    </p>
    ${block(writeEntry(server), 'Example: write an entry')}
    <h3>3. See it in the tab</h3>
    <p>
      Open the deal in the portal, at <code>/crm/deal/details/100/</code>, and in it the tab Trail (under More
      where there is no room): the entry is on top. What the tab shows can be read here too:
    </p>
    ${block(readEntries(server), 'Example: read the entries of a card')}
    <h3>Keys</h3>
    <p>
      A personal key (<code>trail_api_…</code>) goes into <code>X-Api-Key</code>. An app key
      (<code>trail_app_…</code>) goes there too, with
      <code>Authorization: Bearer trail_session_…</code> beside it; it is the one that may delete the entries
      it wrote. <code>/v1/me</code> tells what a key may do.
    </p>
  </section>`
}

const MAKE_KEY = 'export TRAIL_KEY=$(npm run --silent gateway -- keys create --name "My first agent")'

function writeEntry(server: string): string {
  const entry = {
    entityTypeId: 2,
    entityId: 100,
    title: 'Credit check finished',
    text: '[b]Limit:[/b] 500,000',
  }
  return [
    `curl -X POST "${server}/v1/timeline-logs"`,
    '-H "X-Api-Key: $TRAIL_KEY"',
    '-H "Content-Type: application/json"',
    '-H "Idempotency-Key: my-first-entry"',
    `-d '${JSON.stringify(entry, null, 2)}'`,
  ].join(' \\\n  ')
}

function readEntries(server: string): string {
  const address = `"${server}/v1/timeline-logs?entityTypeId=2&entityId=100"`
  return [`curl ${address}`, '-H "X-Api-Key: $TRAIL_KEY"'].join(' \\\n  ')
}
