import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry, Note } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { NoteConflict, type NoteEdit, noteMutation } from '#data/note-mutations.ts'
import { noteQuery, screenQuery } from '#data/trail-queries.ts'
import { useOffCard } from '#data/use-off-card.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { readStored } from '#ui/browser-storage.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { KeptDraft } from './kept-draft.tsx'
import { noteDraftName } from './note-draft-name.ts'
import { NoteView } from './note-view.tsx'

/** Most entries are read, few are noted: the editor comes when it is wanted. */
const NoteEditor = onDemand(() => import('./note-editor.tsx').then((module) => module.NoteEditor))

const ConflictWords = onDemand(() => import('./conflict-words.tsx').then((module) => module.ConflictWords))

interface NoteSheetProps {
  /** The card the tab is in. */
  owner: Card
  entry: Entry
  editing: boolean
  onEdit: () => void
  onClose: () => void
}

/** The note of an entry, or the editor in its place. Nothing at all where there is neither. */
export function NoteSheet({ owner, entry, editing, onEdit, onClose }: NoteSheetProps) {
  const { t } = useI18n()
  const connection = usePortal()
  const screen = useQuery(screenQuery(owner)).data
  const me = screen?.me.ok ? screen.me.value : null
  const isReader = screen?.mayEdit === false
  const isOff = useOffCard(owner, entry.id)
  const closed = isReader ? 'note.notEditor' : isOff ? 'entry.offCard' : null
  const query = useQuery({
    ...noteQuery(connection, owner, entry.id),
    // It comes with the entry; asked for one by one it would be a request an entry.
    enabled: ({ state }) => editing || state.data !== undefined,
  })
  const change = useMutation(noteMutation(connection, owner, entry.id, me))
  /** The note before the change under way. */
  const [held, setHeld] = useState<{ note: Note | null } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const isEditing = useRef(editing)
  useEffect(() => {
    isEditing.current = editing
  }, [editing])

  const read = query.data
  const note = read?.ok ? read.value : null
  const unread = read?.ok === false ? read.error : read === undefined && query.error
  const isDeletion = change.variables?.text === null
  const shown = change.isPending && isDeletion ? (held?.note ?? note) : note
  const unsaved = !editing && !isDeletion ? change.error : null
  const deleted = change.isSuccess && isDeletion && !note
  const name = noteDraftName(connection.host.memberId, me?.id ?? 0, owner, entry.id)
  // Read where the editor opens or closes and where a save is over: nothing else changes it.
  const kept = useMemo(
    () => (editing || change.isPending ? null : readStored(name)),
    [editing, change.isPending, name],
  )
  const isKept = !isReader && !unread && !unsaved && kept !== null && kept !== (note?.text ?? '')
  if (!editing && !shown && !unread && !unsaved && !deleted && !isKept) return null

  function start(edit: NoteEdit, then: () => void): void {
    setHeld({ note })
    change.mutate(edit, { onSuccess: then, onSettled: () => setHeld(null) })
  }

  function save(edit: NoteEdit, clear: () => void): void {
    start(edit, () => {
      clear()
      if (isEditing.current) onClose()
    })
  }

  function remove(): void {
    start({ text: null, base: note?.text ?? null }, () => {
      if (box.current?.contains(document.activeElement)) onClose()
    })
  }

  async function retry(): Promise<void> {
    const { data } = await query.refetch()
    if (!data?.ok) return
    if (data.value || editing) box.current?.focus()
    else onClose()
  }

  function drawn() {
    if (unread) {
      return (
        <InlineMessage
          tone="warn"
          action={{ label: t('state.retry'), onAct: () => void retry(), busy: query.isFetching }}
        >
          {`${t('note.failed')} ${t(toPortalError(unread).key)}`}
        </InlineMessage>
      )
    }
    // What is written already stays in sight, whatever became of the entry.
    if (!editing || isReader) {
      return (
        shown && (
          <NoteView
            owner={owner}
            entry={entry}
            note={shown}
            closed={closed}
            deleting={change.isPending && isDeletion}
            failure={isDeletion ? change.error : null}
            onEdit={onEdit}
            onDelete={remove}
            onDismiss={change.reset}
          />
        )
      )
    }
    if (!read) return <p className="text-dim">{t('entry.working')}</p>
    return (
      <OnDemand fallback={<p className="text-dim">{t('entry.working')}</p>}>
        <NoteEditor
          owner={owner}
          entry={entry}
          note={held ? held.note : note}
          busy={change.isPending}
          failure={isDeletion ? null : change.error}
          onSave={save}
          onDismiss={change.reset}
          onClose={onClose}
        />
      </OnDemand>
    )
  }

  return (
    <div ref={box} tabIndex={-1} className="[&>:not(:empty,.sr-only)]:mt-2">
      <div role="status" className="sr-only">
        {change.isSuccess && !isDeletion && !editing && t('note.saved')}
      </div>
      {drawn()}
      {isKept && <KeptDraft onEdit={onEdit} />}
      <InlineMessage>{editing && closed && t(closed)}</InlineMessage>
      <InlineMessage tone="error" action={{ label: t('note.conflict.merge'), onAct: onEdit }}>
        {unsaved instanceof NoteConflict ? (
          <OnDemand>
            <ConflictWords current={unsaved.current} />
          </OnDemand>
        ) : (
          unsaved && t(toPortalError(unsaved).key)
        )}
      </InlineMessage>
      <InlineMessage tone="ok" dismiss={{ label: t('note.close'), onDismiss: change.reset }}>
        {deleted && t('note.deleted')}
      </InlineMessage>
    </div>
  )
}
