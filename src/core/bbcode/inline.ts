import { addressEnd, mailAround, phoneEnd, wordedAddress } from './address.ts'
import { addText, append, hasText, withoutLinks } from './flow.ts'
import type { RichNode } from './nodes.ts'
import { safeLink } from './safe-link.ts'

/** A mark that is open, and what came after it. */
interface Frame {
  mark: string
  nodes: RichNode[]
  parent: Frame | null
}

type ReadNode = (node: RichNode, inLink: boolean) => RichNode

const MARKS = /\*+|_+|!?\[|\]\(|https?:\/\/|www\.|@|\+[1-9]/gi
/** Letters that build words with blanks between them; where a script has no blanks, marks stand between its letters. */
const SPACED = /[\p{Lu}\p{Ll}\p{N}]/u
const WORD = /[\p{L}\p{N}]/u

/**
 * Reads a flow inside its lines: Markdown's emphasis and links, and bare addresses. A mark ends with its line at the latest;
 * one that does not close is text.
 */
export function withMarks(nodes: readonly RichNode[], read: ReadNode, inLink = false): RichNode[] {
  const root: Frame = { mark: '', nodes: [], parent: null }
  let top = root

  function openFrame(mark: string): Frame | null {
    let frame = top
    while (frame.parent && !frame.mark.endsWith(mark)) frame = frame.parent
    return frame.parent && frame
  }

  /** Frames above this one were not closed: their marks are text. */
  function giveBack(to: Frame): void {
    for (; top !== to && top.parent; top = top.parent) {
      addText(top.parent.nodes, top.mark)
      append(top.parent.nodes, top.nodes)
    }
  }

  /** Ends a frame; what was in it becomes one node. */
  function close(frame: Frame, toNode: (children: RichNode[]) => RichNode): void {
    giveBack(frame)
    top = frame.parent ?? root
    top.nodes.push(toNode(frame.nodes))
  }

  function open(mark: string): void {
    // One of a kind is open at a time: an earlier one was no mark.
    giveBack(openFrame(mark.slice(-1))?.parent ?? top)
    top = { mark, nodes: [], parent: top }
  }

  function readText(text: string, before: string, after: string): void {
    let at = 0
    const flush = (to: number, next: number) => {
      addText(top.nodes, text.slice(at, to))
      at = MARKS.lastIndex = next
    }
    MARKS.lastIndex = 0
    for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
      const { 0: mark, index } = match
      const end = index + mark.length
      if (mark === '**' || mark === '_') {
        const [left, right] = [text.charAt(index - 1) || before, text.charAt(end) || after]
        const word = mark === '_' ? WORD : SPACED
        const opened = openFrame(mark)
        const closes = opened && /\S/.test(left) && !word.test(right)
        if (!closes && (/\s/.test(right) || word.test(left))) continue
        flush(index, end)
        if (closes) close(opened, (children) => ({ kind: mark === '_' ? 'i' : 'b', children }))
        else open(mark)
      } else if (/^[*_]/.test(mark) || inLink) {
        continue
      } else if (mark.endsWith('[')) {
        flush(index, end)
        open(mark)
      } else if (mark === '](') {
        const opened = openFrame('[')
        const worded = opened && wordedAddress(text, end)
        const link = worded && safeLink(worded.address)
        if (!link) continue
        flush(index, worded.end)
        close(opened, (children) => ({
          kind: 'link',
          ...link,
          children: hasText(children) ? withoutLinks(children) : [{ kind: 'text', text: worded.address }],
        }))
      } else {
        const found = plainLink(text, at, index, mark)
        if (found?.link) {
          flush(found.start, found.end)
          top.nodes.push(found.link)
        } else if (found) {
          MARKS.lastIndex = found.read
        }
      }
    }
    flush(text.length, 0)
  }

  for (const [k, node] of nodes.entries()) {
    if (node.kind === 'text') {
      readText(node.text, beside(nodes[k - 1]), beside(nodes[k + 1]))
    } else {
      if (node.kind === 'br') giveBack(root)
      top.nodes.push(read(node, inLink))
    }
  }
  giveBack(root)
  return root.nodes
}

/** The character beside a text: a blank at the end of its line, else one that is neither letter nor blank. */
function beside(node: RichNode | undefined): string {
  return !node || node.kind === 'br' ? ' ' : '\uFFFC'
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
  const before = text.charAt(index - 1)
  if (mark.startsWith('+')) {
    const end = /[\p{L}\p{N}+]/u.test(before) ? 0 : phoneEnd(text, index)
    return end ? plain(text, index, end, end, 'tel:') : null
  }
  const { end, read } = addressEnd(text, index)
  const isHost = /^(?:http|www\.[^\s./]+\.[^\s./]{2})/i.test(text.slice(index, Math.min(end, index + 300)))
  return isHost && !/[a-z\d]/i.test(before) ? plain(text, index, end, read, '') : null
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
