import { Agent, request } from 'node:http'

export interface Client {
  /** The body of an answer below 300. Rejects on any other. */
  post(path: string, body: object, headers?: Record<string, string>): Promise<string>
  get(path: string): Promise<string>
  close(): void
}

type Headers = Record<string, string | number>

/** Node's own client over so many kept connections: whoever is asked, asking costs the same. */
export function openClient(origin: string, connections: number, own: Record<string, string> = {}): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })

  function send(method: string, path: string, headers: Headers, body = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const asked = request(`${origin}${path}`, { method, agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const { statusCode = 0 } = answer
          if (statusCode >= 200 && statusCode < 300) return resolve(text)
          // Refusing is fast too.
          reject(new Error(`${method} ${path}: ${statusCode} ${text.slice(0, 200)}`))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  return {
    post(path, content, more = {}) {
      const body = JSON.stringify(content)
      const length = Buffer.byteLength(body)
      const headers = { 'Content-Type': 'application/json', 'Content-Length': length, ...own, ...more }
      return send('POST', path, headers, body)
    },
    get: (path) => send('GET', path, own),
    close: () => agent.destroy(),
  }
}
