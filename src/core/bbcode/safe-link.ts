export interface SafeLink {
  href: string
  /** False for a path of the portal, which opens in a slider. */
  external: boolean
}

/** An address that may be followed: http, https, mailto, tel, www., or a path of the portal. Anything else is null. */
export function safeLink(address: string): SafeLink | null {
  const href = address.trim().replace(/^www\./i, 'https://$&')
  // Control characters and blanks hide a scheme from the eye and from the patterns below.
  if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\\]/u.test(href) || href.length > 2_048) return null
  if (/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(href)) return { href, external: true }
  if (/^(?:mailto:[^@]+@[^@]+|tel:[+\d()./-]+)$/i.test(href)) return { href, external: true }
  return /^\/(?!\/)/.test(href) ? { href, external: false } : null
}
