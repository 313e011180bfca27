import type { OperationView } from './document-view.ts'

/** The line that does an operation's example, for a shell that knows TRAIL_KEY. */
export function curlOf({ method, path, parameters, requestBody }: OperationView, server: string): string {
  const wanted = parameters.filter(({ required }) => required)
  const valueOf = (name: string) => text(wanted.find((each) => each.name === name)?.schema.example)
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueOf(name)))
  const query = new URLSearchParams(
    wanted.filter((each) => each.in === 'query').map(({ name }): [string, string] => [name, valueOf(name)]),
  ).toString()
  const body = requestBody?.content?.['application/json'].example
  const address = `"${server}${filled}${query && `?${query}`}"`
  const lines = [method === 'GET' ? `curl ${address}` : `curl -X ${method} ${address}`]
  lines.push('-H "X-Api-Key: $TRAIL_KEY"')
  if (body !== undefined) {
    lines.push('-H "Content-Type: application/json"')
    lines.push(`-d '${JSON.stringify(body, null, 2).replaceAll("'", String.raw`'\''`)}'`)
  }
  return lines.join(' \\\n  ')
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
