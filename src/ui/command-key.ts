/** Apple's keyboards have a Command key in the place of Ctrl. */
function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}

/** Keys as this device calls them, for people: `Ctrl+Enter` is `⌘Enter` on a Mac. */
export function onThisDevice(keys: string): string {
  return hasCommandKey() ? keys.replaceAll(/(?:Ctrl|Strg)\+/g, '⌘') : keys
}

/** The same for `aria-keyshortcuts`. */
export function commandShortcut(letter: string): string {
  return `${hasCommandKey() ? 'Meta' : 'Control'}+${letter.toUpperCase()}`
}
