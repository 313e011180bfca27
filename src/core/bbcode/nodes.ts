/** What a text may consist of on screen. Everything that is not one of these stays text. */
export type RichNode =
  | { kind: 'text'; text: string }
  | { kind: 'br' }
  | { kind: 'b' | 'i' | 'u' | 's' | 'quote' | 'code'; children: RichNode[] }
  | { kind: 'link'; href: string; external: boolean; children: RichNode[] }
  | { kind: 'user'; id: number; children: RichNode[] }
  | { kind: 'color'; color: Color; children: RichNode[] }
  | { kind: 'list'; ordered: boolean; items: RichNode[][] }

export const COLORS = ['red', 'orange', 'green', 'blue', 'violet', 'gray'] as const

export type Color = (typeof COLORS)[number]
