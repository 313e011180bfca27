import { originsOf } from './portal-hosts.ts'

/**
 * Headers of every file of the page: only its own scripts and styles run, it talks to the portals alone, and they
 * alone may frame it. No X-Frame-Options: it cannot name a portal. Throws where a portal is no host.
 */
export function pageHeaders(portals: readonly string[]): Readonly<Record<string, string>> {
  const origins = originsOf(portals).join(' ') || "'none'"
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src ${origins}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${origins}`,
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
