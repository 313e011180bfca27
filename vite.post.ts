import type { IncomingMessage } from 'node:http'
import type { Connect, Plugin } from 'vite'

/**
 * A portal opens the page by a form POST, which Vite answers with 404 by itself: here it becomes the GET of the page.
 * What the form carries is not read; the page learns everything from the frame around it.
 */
export function answerPost(): Plugin {
  const install = (middlewares: Connect.Server) =>
    void middlewares.use((request, _, next) => {
      if (isPageOpening(request)) {
        request.method = 'GET'
        delete request.headers['content-type']
        delete request.headers['content-length']
      }
      next()
    })
  return {
    name: 'trail-answer-post',
    configureServer: (server) => install(server.middlewares),
    configurePreviewServer: (server) => install(server.middlewares),
  }
}

function isPageOpening(request: IncomingMessage): boolean {
  return request.method === 'POST' && (request.headers.accept ?? '').includes('text/html')
}
