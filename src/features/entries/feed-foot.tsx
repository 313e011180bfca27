import { useLayoutEffect, useState } from 'react'
import { PAGE_SIZE } from '#core/calls.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import type { FeedTrail } from './use-feed.ts'
import { useWhenScrolledTo } from './use-when-scrolled-to.ts'

/** The end of what is loaded: the next ten by button or by scrolling here, or how many there were. */
export function FeedFoot({ trail }: { trail: FeedTrail }) {
  const { t } = useI18n()
  const { entries, total, hasNext, loadingNext, nextError, loadNext, boundCount, boundState } = trail
  const seen = useWhenScrolledTo(loadNext, hasNext && !loadingNext && nextError === null)
  const [hasFocus, setHasFocus] = useState(false)

  // The button that was pressed goes with the last page, or makes room for a failure.
  useLayoutEffect(() => {
    if (!hasFocus || document.activeElement !== document.body) return
    const foot = seen.current
    ;(foot?.querySelector('button') ?? foot)?.focus()
  })

  if (entries.length === 0 && !hasNext) return null
  const isWhole = total === null || entries.length >= total
  const fromOthers = boundCount > 0 ? t('feed.endBound', { count: boundCount }) : ''
  const end = t('feed.end', { count: entries.length }) + fromOthers
  const shown = { shown: entries.length, total: total ?? entries.length }
  return (
    <div
      // A new foot under new entries: one that moved would count as a layout shift.
      key={entries.length}
      ref={seen}
      tabIndex={-1}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      className="flex min-h-14 flex-wrap items-center justify-center gap-3 pt-3 text-center text-dim"
    >
      {nextError && (
        <InlineMessage tone="error" action={{ label: t('state.retry'), onAct: loadNext, busy: loadingNext }}>
          {`${t('feed.nextFailed')} ${t(nextError.key)}`}
        </InlineMessage>
      )}
      {hasNext && !nextError && (
        <>
          <Button busy={loadingNext} onClick={loadNext}>
            {t('feed.next', {
              count: Math.min(PAGE_SIZE, Math.max(1, (total ?? Infinity) - entries.length)),
            })}
          </Button>
          <span>{t('feed.shown', shown)}</span>
        </>
      )}
      {!hasNext && isWhole && <span>{end}</span>}
      {!hasNext && isWhole && boundState === 'missing' && <span>{t('feed.boundUnlisted')}</span>}
      {!hasNext && !isWhole && (
        <>
          <span>{t('feed.shown', shown)}</span>
          <span>{t('feed.stuck')}</span>
        </>
      )}
      <span role="status" className="sr-only">
        {loadingNext ? t('feed.loadingNext') : ''}
      </span>
    </div>
  )
}
