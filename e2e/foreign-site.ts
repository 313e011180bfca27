import { once } from 'node:events'
import { createServer } from 'node:http'

/** A site that belongs to nobody here: another host than the portal's and the app's, framing one page of ours. */
export async function foreignSite(framed: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    answer.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">
<iframe src="${framed.replaceAll('&', '&amp;')}" width="1200" height="800"></iframe>`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the foreign site has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
