/** What a text may consist of on screen. Everything that is not one of these stays text. */
export type RichNode =
  | { kind: 'text'; text: string }
  | { kind: 'br' | 'hr' }
  | { kind: 'b' | 'i' | 'u' | 's' | 'p' | 'h'; children: RichNode[] }
  /** Words of somebody else: `name` says whose, or is the title of a spoiler; empty where none is given. */
  | { kind: 'quote'; name: string; children: RichNode[] }
  /** A block stands on lines of its own; else it is code inside a sentence. */
  | { kind: 'code'; text: string; block: boolean }
  | { kind: 'link'; href: string; external: boolean; children: RichNode[] }
  | { kind: 'user'; id: number; children: RichNode[] }
  | { kind: 'color'; color: Color; children: RichNode[] }
  /** `start` is the number of the first item of an ordered list. */
  | { kind: 'list'; ordered: boolean; start: number; items: RichNode[][] }
  /** Rows of cells; with `head`, the first row names the columns. */
  | { kind: 'table'; head: boolean; rows: RichNode[][][] }
  /** A moment, ISO 8601 in UTC, that is shown in the reader's words. */
  | { kind: 'time'; at: string }

export const COLORS = ['red', 'orange', 'green', 'blue', 'violet', 'gray'] as const

export type Color = (typeof COLORS)[number]
