/**
 * Headers of the built page. No script but our own files runs; the portal's address is known only when it opens the
 * page, so the page may talk to any, and be framed by any: a real host names its portals (docs/install.md).
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    'connect-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
