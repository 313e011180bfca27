import { type ClipboardEvent, type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry, Note } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { shownTitle, visibleText } from '#core/text.ts'
import { NoteConflict, type NoteEdit } from '#data/note-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { onThisDevice } from '#ui/command-key.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { NoteClash, Theirs } from './note-clash.tsx'
import { gluesToEnd } from './glues-to-end.ts'
import { useNoteDraft } from './use-note-draft.ts'

interface NoteEditorProps {
  owner: Card
  entry: Entry
  /** As it stands, before a save that is under way. */
  note: Note | null
  busy: boolean
  failure: Error | null
  /** `clear` forgets the draft, once the note is saved. */
  onSave: (edit: NoteEdit, clear: () => void) => void
  /** Forgets what became of the last try. */
  onDismiss: () => void
  onClose: () => void
}

export function NoteEditor(props: NoteEditorProps) {
  const { owner, entry, note, busy, failure, onSave, onDismiss, onClose } = props
  const { t } = useI18n()
  const draft = useNoteDraft(owner, entry.id, note?.text ?? '')
  const [empty, setEmpty] = useState(false)
  const [untouched, setUntouched] = useState(!draft.restored)
  const [seen, setSeen] = useState<{ note: Note | null } | null>(null)

  function save(base: string): void {
    if (busy) return
    const text = visibleText(draft.text)
    setEmpty(text === '')
    if (text !== '') onSave({ text, base: base || null }, draft.clear)
  }

  /** What is added to a note begins on a line of its own; who wants to go on in the last one takes the line back. */
  function separate(event: KeyboardEvent<HTMLTextAreaElement> | ClipboardEvent<HTMLTextAreaElement>): void {
    if (untouched && !busy && gluesToEnd(event)) draft.write(`${draft.text}\n`)
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!saves && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!saves) onClose()
    else if (!(failure instanceof NoteConflict)) save(draft.base)
  }

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    save(draft.base)
  }

  function handleGoOn(theirs: Note | null): void {
    draft.rebase(theirs?.text ?? '')
    setSeen({ note: theirs })
    onDismiss()
  }

  function handleDiscard(): void {
    draft.clear()
    onDismiss()
    onClose()
  }

  if (failure instanceof NoteConflict) {
    const { current } = failure
    return (
      <div onKeyDown={handleKey}>
        <NoteClash
          theirs={current}
          yours={draft.text}
          onOverwrite={() => save(current?.text ?? '')}
          onTake={handleDiscard}
          onGoOn={() => handleGoOn(current)}
        />
      </div>
    )
  }

  return (
    <form className="max-w-160 [&>:not(:empty)]:mt-2" onKeyDown={handleKey} onSubmit={handleSubmit}>
      {draft.restored && <InlineMessage>{t('note.draft')}</InlineMessage>}
      {seen && <Theirs note={seen.note} />}
      <TextArea
        ref={focusAtEnd}
        label={t('note.labelOf', { title: shownTitle(entry.title) || t('entry.untitled') })}
        hideLabel
        hint={t('note.hint', { keys: onThisDevice(t('keys.save')) })}
        error={empty ? t('note.empty') : undefined}
        value={draft.text}
        readOnly={busy}
        onKeyDown={separate}
        onPaste={separate}
        onChange={(text) => {
          setUntouched(false)
          setEmpty(false)
          draft.write(text)
        }}
      />
      <InlineMessage tone="error">{failure && t(toPortalError(failure).key)}</InlineMessage>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="s" kind="primary" busy={busy}>
          {t('note.save')}
        </Button>
        <Button size="s" onClick={onClose}>
          {t('note.close')}
        </Button>
        {draft.changed && !busy && (
          <Button size="s" kind="quiet" onClick={handleDiscard}>
            {t('note.discard')}
          </Button>
        )}
      </div>
    </form>
  )
}

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
