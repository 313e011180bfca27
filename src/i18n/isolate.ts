const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Letters written from right to left (the blocks that Unicode keeps for them), and signs that change the direction. */
const OTHER_DIRECTION =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * Words that come from outside, ready to stand in a sentence of another direction: they neither change its order nor
 * take part in it. In a sentence that runs left to right, words that do so too stay as they are.
 */
export function isolated(words: string, sentence: 'ltr' | 'rtl'): string {
  if (sentence === 'ltr' && !OTHER_DIRECTION.test(words)) return words
  return (
    FIRST_STRONG_ISOLATE +
    (isBalanced(words) ? words : words.replaceAll(/[\u2066-\u2069]/g, '')) +
    POP_ISOLATE
  )
}

/** An isolate that is closed but not opened, or opened but not closed, would reach into the sentence. */
function isBalanced(words: string): boolean {
  let open = 0
  for (const [sign] of words.matchAll(/[\u2066-\u2069]/g)) {
    open += sign === POP_ISOLATE ? -1 : 1
    if (open < 0) return false
  }
  return open === 0
}
