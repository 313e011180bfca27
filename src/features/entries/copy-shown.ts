import { type Shown, toHtml, toPlain } from '#core/bbcode/copied.ts'
import type { RichNode } from '#core/bbcode/nodes.ts'
import { copyBySelection, copyText } from './copy-text.ts'

/** Copies what one sees of a text, as plain text and as HTML. Answers the plain text where nothing could be copied. */
export async function copyFlow(nodes: readonly RichNode[], shown: Shown): Promise<string | null> {
  const text = toPlain(nodes, shown)
  const html = toHtml(nodes, shown)
  const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) })
  try {
    const item = new ClipboardItem({ ...part('text/plain', text), ...part('text/html', html) })
    await navigator.clipboard.write([item])
    return null
  } catch {
    return copyBySelection(text, html) || (await copyText(text)) ? null : text
  }
}
