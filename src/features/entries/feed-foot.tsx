import { type ReactNode, useLayoutEffect, useState } from 'react'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import type { FeedTrail } from './use-feed.ts'
import { useWhenScrolledTo } from './use-when-scrolled-to.ts'

/** The end of what is shown: the next ten by button or by scrolling here, or how many there were. */
export function FeedFoot({ trail }: { trail: FeedTrail }) {
  const { t } = useI18n()
  const { entries, hasNext, withheld, loadingNext, nextError, loadNext } = trail
  // In the state, for it is another element under further entries, which is then to be watched.
  const [foot, setFoot] = useState<HTMLElement | null>(null)
  useWhenScrolledTo(foot, loadNext, hasNext && !withheld && !loadingNext && nextError === null)
  const [hasFocus, setHasFocus] = useState(false)

  // The button that was pressed goes with the last page, or makes room for a failure.
  useLayoutEffect(() => {
    if (!hasFocus || document.activeElement !== document.body) return
    ;(foot?.querySelector('button') ?? foot)?.focus()
  })

  if (entries.length === 0 && !hasNext) return null
  const failure = nextError
    ? `${t('feed.nextFailed')} ${t(nextError.key)}`
    : withheld && !loadingNext
      ? t('feed.stuck')
      : null
  return (
    <div
      // A new foot under new entries: one that moved would count as a layout shift.
      key={entries.length}
      ref={setFoot}
      tabIndex={-1}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      className="flex min-h-14 flex-wrap items-center justify-center gap-3 pt-3 text-center text-dim"
    >
      {failure !== null && (
        <InlineMessage tone="error" action={{ label: t('state.retry'), onAct: loadNext, busy: loadingNext }}>
          {failure}
        </InlineMessage>
      )}
      {hasNext && failure === null && (
        <Button busy={loadingNext} onClick={loadNext}>
          {t('feed.next', { count: trail.nextCount })}
        </Button>
      )}
      <HowMany trail={trail} />
      <span role="status" className="sr-only">
        {loadingNext ? t('feed.loadingNext') : ''}
      </span>
    </div>
  )
}

/** How many entries are shown, and of how many. */
function HowMany({ trail }: { trail: FeedTrail }): ReactNode {
  const { t } = useI18n()
  const { shown, total, written, hasNext, boundCount, boundState } = trail
  if (total !== null && (hasNext || shown < total))
    return (
      <>
        <span>{t('feed.shown', { shown, total })}</span>
        {!hasNext && written > 0 && <span>{t('feed.new', { count: written })}</span>}
      </>
    )
  if (hasNext) return null
  const fromOthers = boundCount > 0 ? t('feed.endBound', { count: boundCount }) : ''
  return (
    <>
      <span>{t('feed.end', { count: shown }) + fromOthers}</span>
      {boundState === 'missing' && <span>{t('feed.boundUnlisted')}</span>}
    </>
  )
}
