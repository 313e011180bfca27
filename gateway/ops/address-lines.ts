import type { Config } from '../config.ts'

/** What to call and what to open, as printed at the start. */
export function addressLines({ host, port, publicUrl }: Pick<Config, 'host' | 'port' | 'publicUrl'>): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)
  const url = `http://${everywhere ? 'localhost' : host}:${port}`
  return [
    '',
    `  API          ${url}/v1/timeline-logs`,
    `  Its pages    ${url}/docs`,
    `  MCP          ${url}/mcp`,
    `  Tab page     ${publicUrl ?? url}${publicUrl?.endsWith('/') ? '' : '/'}`,
    `  Health       ${url}/readyz`,
    '',
    '  Keys         npm run gateway -- keys create --name "Quote bot"',
    '  Ctrl+C stops it.',
    '',
    '',
  ].join('\n')
}
