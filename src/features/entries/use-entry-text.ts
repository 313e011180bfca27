import { useMemo, useState } from 'react'
import { linesAsWritten, plainText } from '#core/bbcode/flow.ts'
import type { RichNode } from '#core/bbcode/nodes.ts'
import { parseRichText } from '#core/bbcode/parse.ts'

interface EntryWords {
  /** What is shown of the text. */
  nodes: RichNode[]
  /** True where marks of the text are not shown as they were written. */
  hasMarks: boolean
  isAsWritten: boolean
  toggle: () => void
}

/** A text read once, and whether it is shown as it was written. */
export function useEntryText(text: string): EntryWords {
  const [isAsWritten, setAsWritten] = useState(false)
  const read = useMemo(() => parseRichText(text), [text])
  const written = useMemo(() => linesAsWritten(text), [text])
  const hasMarks = useMemo(() => plainText(read) !== plainText(written), [read, written])
  const nodes = hasMarks && isAsWritten ? written : read
  return { nodes, hasMarks, isAsWritten, toggle: () => setAsWritten(!isAsWritten) }
}
