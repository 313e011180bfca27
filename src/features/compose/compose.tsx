import { useQuery } from '@tanstack/react-query'
import {
  type FormEvent,
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { problemsOf } from '#core/add-entry.ts'
import type { Card } from '#core/entity-types.ts'
import { EMPTY_DRAFT, type EntryDraft, hasWords } from '#core/entry-draft.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import { screenQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ComposeFeedback } from './compose-feedback.tsx'
import { EntryPreview } from './entry-preview.tsx'
import { EntryTextField } from './entry-text-field.tsx'
import { IconPicker } from './icon-picker.tsx'
import { useEarlierTry } from './use-earlier-try.ts'
import { useEntryDraft } from './use-entry-draft.ts'
import { useSending } from './use-sending.ts'

interface Props {
  owner: Card
  onDone: (entry: Entry) => void
  onClose: () => void
}

/** The form for a new entry. What is typed survives closing, reloads and failures until it is written or discarded. */
export function Compose({ owner, onDone, onClose }: Props) {
  const { t } = useI18n()
  const id = useId()
  const screen = useQuery(screenQuery(owner)).data
  const me = screen?.me.ok ? screen.me.value : null
  const mayEdit = screen?.mayEdit ?? null
  const { draft, store, restored, endedElsewhere } = useEntryDraft(owner, me)
  const earlier = useEarlierTry(owner, me, store)
  const sending = useSending(owner, me, store, onDone)
  const shown = useDeferredValue(draft)
  const [tried, setTried] = useState(false)
  const [untouched, setUntouched] = useState(true)
  const [discarded, setDiscarded] = useState<EntryDraft | null>(null)
  const [again, setAgain] = useState(false)
  const title = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const closed = mayEdit === false
  const busy = sending.progress === 'sending' || sending.progress === 'slow'
  const problems = tried ? problemsOf(draft) : []

  useEffect(() => title.current?.focus(), [])

  function change(part: Partial<NewEntry>) {
    if (busy) return
    setDiscarded(null)
    store.change(part)
  }

  function send(event: FormEvent) {
    event.preventDefault()
    const missing = problemsOf(draft)[0]
    setTried(missing !== undefined)
    if (closed) return
    if (missing) return (missing === 'title' ? title : text).current?.focus()
    setUntouched(false)
    setDiscarded(null)
    setAgain(draft.attempt !== null)
    sending.send({ title: draft.title, text: draft.text, iconCode: draft.iconCode })
  }

  function discard() {
    setDiscarded(draft)
    setTried(false)
    setUntouched(false)
    store.replace(EMPTY_DRAFT)
    title.current?.focus()
  }

  function bringBack() {
    if (discarded) store.replace(discarded)
    setDiscarded(null)
    title.current?.focus()
  }

  function stopWaiting() {
    sending.stopWaiting()
    button.current?.focus()
  }

  function handleKey(event: KeyboardEvent<HTMLFormElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.currentTarget.requestSubmit()
    }
  }

  return (
    <form
      noValidate
      aria-labelledby={`${id}h`}
      aria-describedby={`${id}d`}
      onSubmit={send}
      onKeyDown={handleKey}
      className="mb-4 flex flex-col gap-3 rounded-lg border border-line p-3.5"
    >
      <h2 id={`${id}h`} className="text-lg font-semibold">
        {t('compose.title')}
      </h2>
      <div id={`${id}d`} className="flex flex-col gap-2 empty:hidden">
        {closed && <InlineMessage tone="warn">{t('compose.notEditor')}</InlineMessage>}
        {restored && untouched && (
          <InlineMessage tone={earlier === 'compose.done' ? 'ok' : 'info'}>
            {t(earlier ?? 'compose.draft')}
          </InlineMessage>
        )}
      </div>
      <TextField
        ref={title}
        label={t('compose.field.title')}
        aria-required
        value={draft.title}
        onChange={(value) => change({ title: value })}
        readOnly={busy}
        error={problems.includes('title') ? t('compose.titleMissing') : undefined}
      />
      <EntryTextField
        field={text}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        readOnly={busy}
        error={problems.includes('text') ? t('compose.textMissing') : undefined}
      />
      <IconPicker value={draft.iconCode} onChange={(iconCode) => change({ iconCode })} />
      <EntryPreview title={shown.title} text={shown.text} iconCode={shown.iconCode} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          ref={button}
          type="submit"
          kind={closed ? 'plain' : 'primary'}
          busy={busy}
          aria-disabled={closed}
          aria-describedby={`${id}f ${id}d`}
        >
          {t((busy ? again : draft.attempt) ? 'compose.again' : 'compose.send')}
        </Button>
        <Button onClick={onClose}>{t('compose.cancel')}</Button>
        {hasWords(draft) && sending.progress === 'idle' && (
          <Button kind="quiet" onClick={discard}>
            {t('compose.discard')}
          </Button>
        )}
      </div>
      <ComposeFeedback
        sending={sending}
        draft={draft}
        me={me}
        mayEdit={mayEdit}
        endedElsewhere={endedElsewhere}
        onUndo={discarded && bringBack}
        onStop={stopWaiting}
        hintId={`${id}f`}
      />
    </form>
  )
}
