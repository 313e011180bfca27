/**
 * Stands in for axios, of which the SDK's frame uses one call: `create(options).post(url, data)`, and the error it
 * throws. The real one weighs 17 kB gzip (docs/decisions/2026-11-21-axios-left-out.md). A test beside this file fails
 * when the SDK begins to use more.
 */
interface Options {
  timeout?: number
  timeoutErrorMessage?: string
  headers?: Record<string, string>
}

interface Response {
  status: number
  data: unknown
}

export class AxiosError extends Error {
  readonly code: string
  readonly response: Response | undefined
  readonly status: number | undefined

  constructor(message: string, code: string, response?: Response) {
    super(message)
    this.name = 'AxiosError'
    this.code = code
    this.response = response
    this.status = response?.status
  }
}

function create({ timeout = 0, timeoutErrorMessage, headers }: Options = {}) {
  return {
    async post(url: string, body: unknown): Promise<Response> {
      const stop = new AbortController()
      const timer = timeout > 0 ? setTimeout(() => stop.abort(), timeout) : undefined
      try {
        return await send(url, body, headers, stop.signal)
      } catch (error) {
        if (error instanceof AxiosError) throw error
        if (stop.signal.aborted) throw new AxiosError(timeoutErrorMessage ?? 'timeout', 'ECONNABORTED')
        throw new AxiosError('Network Error', 'ERR_NETWORK')
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

async function send(
  url: string,
  body: unknown,
  headers: Record<string, string> | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { accept: 'application/json, text/plain, */*', 'content-type': 'application/json', ...headers },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  })
  const response = { status: answer.status, data: parsed(await answer.text()) }
  if (answer.ok) return response
  const code = answer.status >= 500 ? 'ERR_BAD_RESPONSE' : 'ERR_BAD_REQUEST'
  throw new AxiosError(`Request failed with status code ${answer.status}`, code, response)
}

/** What is not JSON is handed on as text, as axios does. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export default { create }
