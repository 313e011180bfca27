/** An icon's code as words: portals name their icons in no other way. */
export function iconLabel(code: string): string {
  const words = code.replaceAll(/[-_\s]+/g, ' ').trim()
  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1)
}
