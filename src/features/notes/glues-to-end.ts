import { type KeyboardEvent, type ClipboardEvent } from 'react'

/** Keys that write something other than a blank or a mark; input methods and phones name no letter. */
const WRITES = /^(?:[\p{L}\p{M}\p{N}\p{S}#@([{«"]|Process|Unidentified)$/u

/** Whether what is about to be written at the end of a text would be glued to its last word. */
export function gluesToEnd(
  event: KeyboardEvent<HTMLTextAreaElement> | ClipboardEvent<HTMLTextAreaElement>,
): boolean {
  const { value, selectionStart } = event.currentTarget
  if (selectionStart !== value.length || !/\S$/.test(value)) return false
  if ('clipboardData' in event) return /^\S/.test(event.clipboardData.getData('text'))
  return WRITES.test(event.key) && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing
}
