import type { TextEdit } from './text-edit.ts'

/** Edits a field as typing would: the change event comes, and undo takes it back where the browser can. */
export function typeInto(field: HTMLTextAreaElement, edit: TextEdit): void {
  field.focus()
  field.setSelectionRange(edit.from, edit.to)
  if (!typed(edit.insert)) {
    field.setRangeText(edit.insert, edit.from, edit.to, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.setSelectionRange(edit.selectFrom, edit.selectTo)
}

/** The one way into a field's undo history; not every browser has it, and it is nowhere promised to stay. */
function typed(text: string): boolean {
  if (typeof document.execCommand !== 'function') return false
  return text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
}
