interface Key {
  key: string
  code: string
  shiftKey: boolean
}

/**
 * What a key means as a shortcut: a Latin letter, `?`, `/`, or empty. A Latin layout counts by what the key writes
 * (AZERTY, Dvorak). A layout of another script counts by the place of the key, as on an English keyboard.
 */
export function letterOf({ key, code, shiftKey }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  if (key === '?' || key === '/') return key
  if (code === 'Slash') return slashOf(key, shiftKey)
  return isOtherScript(key) ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '') : ''
}

/** Arabic writes one key as two letters; Thai, Hindi and others have keys that write only a mark. */
function isOtherScript(key: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key)
}

/** The key beside the right Shift: Cyrillic layouts write a full stop and a comma there, Arabic ones their own mark. */
function slashOf(key: string, shiftKey: boolean): string {
  if (shiftKey) return key === ',' || key === '؟' || isOtherScript(key) ? '?' : ''
  return key === '.' || isOtherScript(key) ? '/' : ''
}
