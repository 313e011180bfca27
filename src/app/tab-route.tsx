import { useQuery } from '@tanstack/react-query'
import { use, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import type { StoredRecord } from '#core/ledger.ts'
import type { PortalError } from '#core/portal-error.ts'
import { screenQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { BoundHerePlace } from '#features/bindings/bound-here-place.tsx'
import { useMissingTitles } from '#features/bindings/use-missing-titles.ts'
import { useKeptEntry } from '#features/compose/use-kept-entry.ts'
import { Feed } from '#features/entries/feed.tsx'
import { LookButton } from '#features/entries/look-button.tsx'
import { NewerButton } from '#features/entries/newer-button.tsx'
import { TrailHead } from '#features/entries/trail-head.tsx'
import { useFeed } from '#features/entries/use-feed.ts'
import { useTrail } from '#features/entries/use-trail.ts'
import { PinnedRegion } from '#features/pins/pinned-region.tsx'
import { RemovalStatus } from '#features/removal/removal-status.tsx'
import { HeldHeight } from '#ui/held-height.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { OnDemand, PieceNeeds, onDemand } from '#ui/on-demand.tsx'
import { StatePage } from '#ui/state-page.tsx'
import { useStoredChoice } from '#ui/use-stored-choice.ts'
import { EntryCard } from './entry-card.tsx'
import { FailedState } from './failed-state.tsx'
import { State } from './state.tsx'
import { preloadPanels } from './preload-panels.ts'
import { useOrder } from './use-order.ts'
import { useTrailKeys } from './use-trail-keys.ts'
import { WatchedOpen } from './watched-open.tsx'
import { PortalZone } from './words.tsx'

const Compose = onDemand(() => import('#features/compose/compose.tsx').then((module) => module.Compose))
const LinkedEntry = onDemand(() =>
  import('#features/entries/linked-entry.tsx').then((module) => module.LinkedEntry),
)
const KeyHelp = onDemand(() => import('#features/entries/key-help.tsx').then((module) => module.KeyHelp))

/** The tab in a card. */
export function TabRoute({ owner, linkedId }: { owner: Card; linkedId: number | null }) {
  return (
    <PortalZone owner={owner}>
      <Trail owner={owner} linkedId={linkedId} />
    </PortalZone>
  )
}

function Trail({ owner, linkedId }: { owner: Card; linkedId: number | null }) {
  const { t } = useI18n()
  const { order, choose: chooseOrder, show: showOrder } = useOrder()
  const trail = useTrail(owner, order)
  const feed = useFeed(owner, order, trail)
  const screen = useQuery(screenQuery(owner)).data
  const [linked, setLinked] = useState(linkedId)
  const [composing, setComposing] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const [letters, setLetters] = useStoredChoice('trail.letters', ['on', 'off'], 'on')
  const composeButton = useRef<HTMLButtonElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const needs = use(PieceNeeds)
  useTrailKeys(page, letters === 'on', needs)
  /** Stays in sight while the portal is asked again. */
  const [failure, setFailure] = useState<PortalError | null>(null)
  const [arrived, setArrived] = useState(false)
  const keptEntry = useKeptEntry(owner)
  const isReader = screen?.mayEdit === false
  const isEmpty = !trail.loading && feed.entries.length === 0 && !feed.hasNext
  useMissingTitles(owner, feed.entries)

  // What came around the first entries is known a moment before they are: above the feed it would push what waits there.
  if (!arrived && !trail.loading) setArrived(true)
  if (trail.error && trail.error !== failure) setFailure(trail.error)
  const error = trail.error ?? (trail.loading ? failure : null)
  if (error) return <FailedState error={error} onRetry={trail.reload} busy={trail.loading} />
  if (screen && !screen.cardTitle.ok && screen.cardTitle.error.code === 'accessDenied')
    return <State kind="access" />

  const homeTitle = screen?.cardTitle.ok ? screen.cardTitle.value : ''
  const shared = { owner, loaded: feed.entries }
  const preload = () => preloadPanels(needs)
  const toHead = () => composeButton.current?.focus()
  const fromFeed = (entry: Entry) => {
    const from = feed.owners.get(entry.id)
    return { ...shared, entry, home: from ?? owner, homeTitle: from ? '' : homeTitle, onLeft: toHead }
  }
  const recorded = ({ entry, home, homeTitle: title, cut }: StoredRecord) => (
    <EntryCard key={entry.id} {...shared} entry={entry} home={home} homeTitle={title} cut={cut} />
  )

  /** The button that brought the new entries is gone; the reader goes on with the first of them. */
  function showNewest() {
    showOrder('newest')
    setTimeout(() => {
      if (document.activeElement !== document.body) return
      page.current?.querySelector<HTMLElement>('[role="feed"] > article')?.focus()
    })
  }

  function toggleCompose() {
    // A form that is open can be closed whatever became of the rights.
    if (composing || !isReader) setComposing(!composing)
  }

  function closeCompose() {
    setComposing(false)
    toHead()
  }

  return (
    <div ref={page} onFocus={preload} onPointerEnter={preload}>
      <TrailHead
        total={feed.total}
        isEmpty={isEmpty}
        order={order}
        onOrder={chooseOrder}
        composing={composing}
        onCompose={toggleCompose}
        closed={isReader ? t('compose.notEditor') : undefined}
        composeRef={composeButton}
        onKeys={() => setKeysShown(!keysShown)}
        look={<LookButton owner={owner} isReady={!trail.loading} />}
      />
      {arrived && keptEntry && !composing && (
        <div className="mb-3">
          <InlineMessage action={{ label: t('note.conflict.merge'), onAct: () => setComposing(true) }}>
            {t('compose.draft')}
          </InlineMessage>
        </div>
      )}
      {arrived && isReader && (
        <div className="mb-3">
          <InlineMessage>{t('head.reader')}</InlineMessage>
        </div>
      )}
      {keysShown && (
        <OnDemand>
          <KeyHelp
            letters={letters === 'on'}
            onLetters={(on) => setLetters(on ? 'on' : 'off')}
            onClose={() => setKeysShown(false)}
          />
        </OnDemand>
      )}
      {composing && (
        <WatchedOpen>
          <OnDemand>
            <Compose owner={owner} onDone={() => showOrder('newest')} onClose={closeCompose} />
          </OnDemand>
        </WatchedOpen>
      )}
      <HeldHeight>
        <RemovalStatus owner={owner} />
        <NewerButton owner={owner} order={order} trail={trail} onShown={showNewest} />
        {arrived && linked !== null && (
          <OnDemand>
            <LinkedEntry
              owner={owner}
              trail={feed}
              order={order}
              entryId={linked}
              onClose={() => setLinked(null)}
              renderEntry={(entry) => <EntryCard {...fromFeed(entry)} />}
            />
          </OnDemand>
        )}
        {arrived && <PinnedRegion owner={owner} renderEntry={recorded} />}
        {arrived && feed.boundState !== 'listed' && <BoundHerePlace owner={owner} renderEntry={recorded} />}
      </HeldHeight>
      {isEmpty ? (
        <StatePage
          icon="clock"
          title={t('state.empty.title')}
          action={isReader || composing ? undefined : { label: t('state.empty.write'), onAct: toggleCompose }}
        >
          {t('state.empty.text')}
        </StatePage>
      ) : (
        <Feed
          trail={feed}
          renderEntry={(entry, place, heading) => (
            <EntryCard
              key={entry.id}
              {...fromFeed(entry)}
              place={place}
              heading={heading}
              linked={entry.id === linked}
            />
          )}
        />
      )}
    </div>
  )
}
