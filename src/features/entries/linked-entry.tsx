import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { whereabouts } from '#core/find-linked.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { LoneEntry } from './lone-entry.tsx'
import type { Trail } from './use-trail.ts'

interface Props {
  owner: Card
  trail: Trail
  order: Order
  entryId: number
  onClose: () => void
  renderEntry: (entry: Entry) => ReactNode
}

/** Entries that are loaded without asking; further than that only on a press. */
const MOST = 100

/**
 * The entry a link points to: at its place in the trail, which is loaded as far as that. Alone above the trail where it
 * is too far, where the search was stopped, and where the trail does not list it.
 */
export function LinkedEntry({ owner, trail, order, entryId, onClose, renderEntry }: Props) {
  const { t } = useI18n()
  const [most, setMost] = useState(MOST)
  const [phase, setPhase] = useState<'search' | 'alone' | 'found'>('search')
  const place = whereabouts(trail, order, entryId)
  const isStuck = trail.nextError !== null && !trail.loadingNext
  const goesOn = place === 'further' && !isStuck && trail.entries.length < most
  useLoadOn(trail, phase === 'search' && goesOn)
  useFocusWhen(phase === 'found', entryId)

  // Where it is shown once it stays: neither a later page nor another order takes it away from the reader.
  if (phase === 'search' && !trail.loading && !goesOn) setPhase(place === 'loaded' ? 'found' : 'alone')

  function showInList() {
    setPhase('search')
    setMost(Infinity)
    if (isStuck) trail.loadNext()
  }

  if (phase === 'alone') {
    return (
      <LoneEntry owner={owner} entryId={entryId} onClose={onClose} renderEntry={renderEntry}>
        {place !== 'absent' && (
          <Button size="s" onClick={showInList}>
            {t('feed.linkedShow')}
          </Button>
        )}
      </LoneEntry>
    )
  }
  if (phase === 'found' || !goesOn) return null
  const counts = { done: trail.entries.length, all: trail.total ?? trail.entries.length }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <ProgressBar label={t('feed.linkedLooking', counts)} {...counts} />
      <Button size="s" onClick={() => setPhase('alone')}>
        {t('feed.stop')}
      </Button>
    </div>
  )
}

/** Loads page after page, each once: a portal that brings nothing new is not asked for ever. */
function useLoadOn({ entries, loadingNext, loadNext }: Trail, wanted: boolean): void {
  const asked = useRef(0)
  const count = entries.length
  useEffect(() => {
    if (!wanted || loadingNext || asked.current === count) return
    asked.current = count
    loadNext()
  })
}

/** Moves the focus to the entry in the feed, unless the reader has begun something else. */
function useFocusWhen(found: boolean, entryId: number): void {
  useEffect(() => {
    if (!found || document.activeElement !== document.body) return
    const article = document.querySelector<HTMLElement>(`[role="feed"] > [data-entry="${entryId}"]`)
    article?.focus({ preventScroll: true })
    return article ? scrollTo(article) : undefined
  }, [found, entryId])
}

/** Scrolls to the entry, and again until the frame is as high as its page. Answers how to stop. */
function scrollTo(article: HTMLElement): () => void {
  const stop = () => removeEventListener('resize', show)
  function show(): void {
    article.scrollIntoView({ block: 'center' })
    if (document.documentElement.scrollHeight <= innerHeight) stop()
  }
  addEventListener('resize', show)
  show()
  return stop
}
