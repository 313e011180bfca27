import type { World } from '../world/types.ts'

/**
 * A comment as the portal stores it: without blanks around it, and with the switch `coded` each character outside of
 * the BMP as `:` and the hex digits of its UTF-8 and `:`. Seen in builds; nothing decodes it again (inferred).
 */
export function storedText(world: World, text: string): string {
  const trimmed = text.replaceAll(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '')
  if (world.switches.commentEmoji === 'kept') return trimmed
  return trimmed.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, (emoji) => `:${Buffer.from(emoji).toString('hex')}:`)
}
