import { decoded } from './bbcode/decoded.ts'

/** Halves of a surrogate pair cannot leave as JSON that PHP reads, so they become the replacement character. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}

/** What the portal's own timeline prints of a text: one line, tags as they stand (docs/portal.md). */
export function asNativeLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/**
 * Blanks, control characters, and what fonts draw as nothing (Unicode: Default_Ignorable_Code_Point, such as U+200B or the
 * Hangul fillers). U+2800 is braille without a dot, which has no such property.
 */
const NOTHING_TO_SEE = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** True where a person would see nothing of a text. */
export function isBlank(text: string): boolean {
  return NOTHING_TO_SEE.test(text)
}

/** What is shown of a title: entities and emoji codes read, no blanks around it; empty where there is nothing to see. */
export function shownTitle(title: string): string {
  return visibleText(decoded(title))
}

/** The text without the blanks around it; empty where there is nothing to see. */
export function visibleText(text: string): string {
  return isBlank(text) ? '' : text.trim()
}
