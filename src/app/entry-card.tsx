import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { type Card, isSameCard } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { useIsGone } from '#data/gone.ts'
import { refusalsQuery } from '#data/refusals.ts'
import { entryQuery, noteQuery, screenQuery } from '#data/trail-queries.ts'
import { useHold } from '#data/use-hold.ts'
import { useOffCard } from '#data/use-off-card.ts'
import { BindingChips } from '#features/bindings/binding-chips.tsx'
import { FromCard } from '#features/bindings/from-card.tsx'
import { useCopy } from '#features/entries/copied.tsx'
import { entryLink } from '#features/entries/copy-link.ts'
import { EntryArticle } from '#features/entries/entry-article.tsx'
import type { Place } from '#features/entries/feed.tsx'
import { useEntryText } from '#features/entries/use-entry-text.ts'
import { useShownEntry } from '#features/entries/use-shown-entry.ts'
import { SlowWord } from '#features/entries/slow-word.tsx'
import { NoteSheet } from '#features/notes/note-sheet.tsx'
import { PinButton } from '#features/pins/pin-button.tsx'
import { PinFeedback } from '#features/pins/pin-feedback.tsx'
import { usePin } from '#features/pins/use-pin.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { PortalContext, usePortal } from '#portal/use-portal.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { MenuButton } from '#ui/menu-button.tsx'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { entryMenu } from './entry-menu.ts'
import { useWatchedOpen } from './watched-open.tsx'

const BindPanel = onDemand(() =>
  import('#features/bindings/bind-panel.tsx').then((module) => module.BindPanel),
)
const DeletePanel = onDemand(() =>
  import('#features/removal/delete-panel.tsx').then((module) => module.DeletePanel),
)

interface Props {
  owner: Card
  entry: Entry
  /** The card the entry was written on. */
  home: Card
  homeTitle: string
  loaded: readonly Entry[]
  /** Called when the entry was deleted and there is no other beside it that could take the focus. */
  onLeft?: () => void
  place?: Place
  heading?: ReactNode
  /** True where the text is only the beginning, as the ledger keeps it. */
  cut?: boolean
  /** True for the entry that the page was opened at. */
  linked?: boolean
}

type Panel = 'note' | 'bind' | 'delete' | null

/** One entry with all that one can do to it. */
export function EntryCard(props: Props) {
  const { connection, notice } = useWatchedOpen()
  return (
    <PortalContext value={connection}>
      <EntryParts {...props} notice={notice} />
    </PortalContext>
  )
}

function EntryParts({
  owner,
  entry: known,
  home,
  homeTitle,
  loaded,
  onLeft,
  place,
  linked,
  heading,
  cut = false,
  notice,
}: Props & { notice: ReactNode }) {
  const { t } = useI18n()
  const connection = usePortal()
  const [panel, setPanel] = useState<Panel>(null)
  const article = useRef<HTMLElement>(null)
  const opener = useRef<Element>(null)
  const whole = useQuery({ ...entryQuery(connection, known.id), enabled: cut })
  const entry = whole.data ?? known
  const note = useQuery({ ...noteQuery(connection, owner, entry.id), enabled: false }).data
  const mayEdit = useQuery(screenQuery(owner)).data?.mayEdit ?? null
  const pin = usePin(owner, entry, home, homeTitle)
  const { copy, copyShown, feedback: copied } = useCopy()
  const text = useEntryText(entry.text)
  const hasNote = note?.ok === true && note.value !== null
  const closed = mayEdit === false
  const isOff = useOffCard(owner, entry.id)
  const isOpen = panel !== null || pin.full
  // It is said when what is open has closed.
  const isGone = useIsGone(owner, entry.id) && !isOpen
  const refusal = useQuery({ ...refusalsQuery(owner), select: (all) => all[entry.id] ?? null }).data ?? null
  const noteClosed = isGone ? 'entry.vanished' : closed ? 'note.notEditor' : isOff ? 'entry.offCard' : null
  const bindClosed = isGone ? 'entry.vanished' : closed ? 'bindings.notEditor' : null
  const deleteClosed = isGone ? 'entry.vanished' : closed ? 'delete.notEditor' : refusal
  // An editor that is open can be closed whatever happened meanwhile.
  const noteShut = noteClosed !== null && panel !== 'note'

  useShownEntry(article, entry.id)
  useHold(entry.id, isOpen)

  function open(next: Panel) {
    opener.current = document.activeElement
    setPanel(panel === next ? null : next)
  }

  function close() {
    setPanel(null)
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    else article.current?.focus()
  }

  /** The entry is gone: the reader goes on with the next one. */
  function leave() {
    const next = article.current?.nextElementSibling ?? article.current?.previousElementSibling
    if (next instanceof HTMLElement && next.matches('article')) next.focus()
    else onLeft?.()
  }

  const link = entryLink(connection.host.origin, owner, entry.id)
  const copyLink = () => void (link && copy('link', link))
  const items = entryMenu(t, {
    pin,
    copyLink: link ? copyLink : null,
    copyText: () => void copyShown(text.nodes),
    source: text.hasMarks
      ? { copy: () => void copy('text', entry.text), isShown: text.isAsWritten, toggle: text.toggle }
      : null,
    deleteClosed,
    onDelete: () => open('delete'),
  })

  return (
    <EntryArticle
      ref={article}
      entry={entry}
      nodes={text.nodes}
      position={place}
      linked={linked}
      heading={heading}
      meta={
        isSameCard(home, owner) ? undefined : <FromCard owner={owner} home={home} homeTitle={homeTitle} />
      }
      actions={
        <>
          <PinButton pin={pin} owner={owner} />
          <IconButton
            icon="note"
            label={t(noteClosed ?? (hasNote ? 'note.edit' : 'note.add'))}
            aria-keyshortcuts="N"
            aria-expanded={panel === 'note'}
            aria-disabled={noteShut}
            onClick={() => (noteShut ? null : open('note'))}
          />
          <IconButton
            icon="bind"
            label={t(bindClosed ?? 'bindings.bind')}
            aria-keyshortcuts="B"
            aria-expanded={panel === 'bind'}
            aria-disabled={bindClosed !== null}
            onClick={() => (bindClosed ? null : open('bind'))}
          />
          <MenuButton label={t('entry.moreActions')} items={items} />
        </>
      }
    >
      <NoteSheet
        owner={owner}
        entry={entry}
        editing={panel === 'note'}
        onEdit={() => open('note')}
        onClose={close}
      />
      <div className="[&>:not(:empty)]:mt-2">
        <InlineMessage tone="warn">{isGone && t('entry.vanished')}</InlineMessage>
      </div>
      {!isGone && (
        <BindingChips
          owner={owner}
          entry={entry}
          home={home}
          homeTitle={homeTitle}
          always={panel === 'bind'}
        />
      )}
      {/* For the letter key: the item in the menu is not there until the menu opens. */}
      {link && (
        <button
          type="button"
          hidden
          aria-label={t('entry.copyLink')}
          aria-keyshortcuts="C"
          onClick={copyLink}
        />
      )}
      {copied}
      {notice}
      <PinFeedback pin={pin} owner={owner} loaded={loaded} />
      <SlowWord owner={owner} entryId={entry.id} />
      {(panel === 'bind' || panel === 'delete') && (
        <OnDemand key={panel}>
          {panel === 'bind' ? (
            <BindPanel owner={owner} entry={entry} home={home} homeTitle={homeTitle} onClose={close} />
          ) : (
            <DeletePanel owner={owner} entry={entry} onDeleted={leave} onClose={close} />
          )}
        </OnDemand>
      )}
    </EntryArticle>
  )
}
