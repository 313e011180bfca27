import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares two secrets in a time that tells nothing of where, or whether, they differ. */
export function isSameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
