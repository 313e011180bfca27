import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { parseJson } from '../parse-json.ts'
import { ConnectionError, TOO_LARGE, redirectHost } from './connection-error.ts'
import { httpAgent, httpsAgent } from './keep-alive.ts'

/** Bytes: answers to forms are some hundred bytes long. */
const LONGEST_ANSWER = 1024 * 1024

interface FormOptions {
  /** Names the request in errors. */
  method: string
  /** Milliseconds for all of it. */
  timeout: number
}

/**
 * POSTs a form once and reads the JSON that comes back, over the connections that are kept. No redirect is followed.
 * Errors: ConnectionError `unknown` without a status, where there was no answer to use.
 */
export async function postForm(
  address: URL,
  form: URLSearchParams,
  { method, timeout }: FormOptions,
): Promise<{ body: unknown; status: number }> {
  const { host } = address
  const signal = AbortSignal.timeout(timeout)
  const failed = (reason: string, at = host) => new ConnectionError('unknown', { method, reason, host: at })
  try {
    const response = await send(address, form.toString(), signal)
    const status = response.statusCode ?? 0
    const text = await readText(response, () => failed(TOO_LARGE))
    if (status >= 300 && status < 400)
      throw failed('REDIRECT', redirectHost(response.headers.location) ?? host)
    const body = parseJson(text)
    if (body === undefined) throw failed(`HTTP_${status}`)
    return { body, status }
  } catch (error) {
    if (error instanceof ConnectionError) throw error
    throw failed(signal.aborted ? 'TIMEOUT' : codeOf(error))
  }
}

function send(address: URL, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const [request, agent] =
    address.protocol === 'http:' ? ([requestHttp, httpAgent] as const) : ([requestHttps, httpsAgent] as const)
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    request(address, { method: 'POST', agent, headers, signal }, resolve).on('error', reject).end(body)
  })
}

async function readText(response: IncomingMessage, tooLarge: () => Error): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response) {
    text += String(chunk)
    // Leaving the loop destroys the connection.
    if (text.length > LONGEST_ANSWER) throw tooLarge()
  }
  return text
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'NO_ANSWER'
}
