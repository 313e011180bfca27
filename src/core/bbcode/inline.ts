import { addressEnd, mailAround, phoneAt, wordedAddress } from './address.ts'
import { addText, append, hasText, withoutLinks } from './flow.ts'
import type { RichNode } from './nodes.ts'
import { safeLink } from './safe-link.ts'

/** A mark that is open, and what came after it. */
interface Frame {
  mark: string
  nodes: RichNode[]
}

type ReadNode = (node: RichNode, inLink: boolean) => RichNode

const MARKS = /\*{2,}|_+|!?\[|\]\(|https?:\/\/|www\.|@|\+[1-9]/gi
/** Letters that build words with blanks between them; where a script has no blanks, marks stand between its letters. */
const SPACED = /[\p{Lu}\p{Ll}\p{N}]/u
const WORD = /[\p{L}\p{N}]/u
/** Stands for what is no text beside a text. */
const OBJECT = '\uFFFC'

/**
 * Reads a flow inside its lines: Markdown's emphasis and links, and bare addresses. A mark ends with its line at the latest;
 * one that does not close is text.
 */
export function withMarks(nodes: readonly RichNode[], read: ReadNode, inLink = false): RichNode[] {
  const [only] = nodes
  if (nodes.length === 1 && only?.kind === 'text' && only.text.search(MARKS) < 0) return [only]
  const reader = new Reader(inLink)
  for (const [k, node] of nodes.entries()) {
    const before = beside(nodes[k - 1])
    if (node.kind === 'text') reader.text(node.text, before, beside(nodes[k + 1]))
    else reader.add(read(node, inLink), node.kind === 'br')
  }
  return reader.end()
}

function beside(node: RichNode | undefined): string {
  return !node || node.kind === 'br' ? ' ' : OBJECT
}

class Reader {
  readonly #frames: Frame[] = [{ mark: '', nodes: [] }]
  readonly #inLink: boolean

  constructor(inLink: boolean) {
    this.#inLink = inLink
  }

  add(node: RichNode, endsLine: boolean): void {
    if (endsLine) this.#giveBack(1)
    this.#top().push(node)
  }

  end(): RichNode[] {
    this.#giveBack(1)
    return this.#top()
  }

  text(text: string, before: string, after: string): void {
    let at = 0
    const flush = (to: number) => addText(this.#top(), text.slice(at, to))
    MARKS.lastIndex = 0
    for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
      const [mark] = match
      const { index } = match
      const end = index + mark.length
      const isEmphasis = mark[0] === '*' || mark[0] === '_'
      if (isEmphasis) {
        const turn = this.#turn(mark, text.charAt(index - 1) || before, text.charAt(end) || after)
        if (turn === 'none') continue
        flush(index)
        at = end
        if (turn === 'open') this.#open(mark)
        else this.#close(mark)
      } else if (mark.endsWith('[')) {
        if (this.#inLink) continue
        flush(index)
        at = end
        this.#open(mark)
      } else if (mark === '](') {
        const worded = wordedAddress(text, end)
        if (!worded) continue
        flush(index)
        at = index
        if (this.#link(worded.address)) at = MARKS.lastIndex = worded.end
      } else {
        const found = this.#inLink ? null : plainLink(text, at, index, mark.toLowerCase())
        if (!found) continue
        MARKS.lastIndex = found.link ? found.end : found.read
        if (!found.link) continue
        flush(found.start)
        this.#top().push(found.link)
        at = found.end
      }
    }
    flush(text.length)
  }

  #top(): RichNode[] {
    return this.#frames.at(-1)?.nodes ?? []
  }

  /** What a mark of emphasis does between two characters. */
  #turn(mark: string, before: string, after: string): 'open' | 'close' | 'none' {
    const isKnown = mark === '**' || mark === '***' || mark === '_'
    const word = mark === '_' ? WORD : SPACED
    if (!isKnown) return 'none'
    if (this.#depthOf(mark) > 0 && !/\s/.test(before) && !word.test(after)) return 'close'
    return !/\s/.test(after) && !word.test(before) ? 'open' : 'none'
  }

  #depthOf(mark: string): number {
    return this.#frames.findLastIndex((each) => each.mark === mark || (mark === '[' && each.mark === '!['))
  }

  /** One of a kind is open at a time: an earlier one was no mark. */
  #open(mark: string): void {
    const depth = this.#depthOf(mark === '![' ? '[' : mark)
    if (depth > 0) this.#giveBack(depth)
    this.#frames.push({ mark, nodes: [] })
  }

  #close(mark: string): void {
    const depth = this.#depthOf(mark)
    this.#giveBack(depth + 1)
    const children = this.#frames.pop()?.nodes ?? []
    if (mark === '_') this.#top().push({ kind: 'i', children })
    else if (mark === '**') this.#top().push({ kind: 'b', children })
    else this.#top().push({ kind: 'b', children: [{ kind: 'i', children }] })
  }

  /** Makes a link of what came since the last bracket that opened; false where the two are none. */
  #link(address: string): boolean {
    const depth = this.#depthOf('[')
    const link = safeLink(address)
    if (depth <= 0 || !link) return false
    this.#giveBack(depth + 1)
    const frame = this.#frames[depth]
    const isPicture = frame?.mark === '!['
    const words = withoutLinks(frame?.nodes ?? [])
    if (!hasText(words) && !isPicture) return false
    this.#frames.pop()
    const children: RichNode[] = hasText(words) ? words : [{ kind: 'text', text: address }]
    this.#top().push({ kind: 'link', ...link, children })
    return true
  }

  /** Frames from a depth on were not closed: their marks are text. */
  #giveBack(depth: number): void {
    while (this.#frames.length > depth) {
      const frame = this.#frames.pop()
      if (!frame) return
      addText(this.#top(), frame.mark)
      append(this.#top(), frame.nodes)
    }
  }
}

interface Plain {
  start: number
  end: number
  /** From where to read on if there is no link. */
  read: number
  link: RichNode | null
}

/** The bare address that a mark at `index` belongs to; its text begins at `from` at the earliest. */
function plainLink(text: string, from: number, index: number, mark: string): Plain | null {
  if (mark === '@') {
    const mail = mailAround(text, from, index)
    return mail && plain(text, mail.start, mail.end, mail.end, 'mailto:')
  }
  if (mark.startsWith('+')) {
    const phone = /[\p{L}\p{N}+]/u.test(text.charAt(index - 1)) ? null : phoneAt(text, index)
    return phone ? plain(text, index, index + phone.length, index + phone.length, 'tel:') : null
  }
  if (/[a-z\d]/i.test(text.charAt(index - 1))) return null
  const { end, read } = addressEnd(text, index)
  const isHost =
    mark !== 'www.' || /^www\.[^\s./]+\.[^\s./]{2,}/i.test(text.slice(index, Math.min(end, index + 300)))
  return isHost ? plain(text, index, end, read, '') : null
}

function plain(text: string, start: number, end: number, read: number, scheme: string): Plain {
  const words = text.slice(start, end)
  const link = safeLink(scheme + (scheme === 'tel:' ? words.replaceAll(/[^+\d]/g, '') : words))
  return {
    start,
    end,
    read,
    link: link && { kind: 'link', ...link, children: [{ kind: 'text', text: words }] },
  }
}
