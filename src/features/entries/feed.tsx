import type { ReactNode } from 'react'
import type { Entry } from '#core/entry.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { DayHeading } from '#ui/day-heading.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { FeedFoot } from './feed-foot.tsx'
import type { FeedTrail } from './use-feed.ts'

/** Place in the feed, from 1, and how many there are; -1 where the portal did not count. */
export interface Place {
  at: number
  of: number
}

interface Props {
  trail: FeedTrail
  /** Draws one entry; `place` and `heading` belong to its article. */
  renderEntry: (entry: Entry, place: Place, heading: ReactNode) => ReactNode
}

/** The entries of a card by day, and the way to the next ten. */
export function Feed({ trail, renderEntry }: Props) {
  const { t, moments } = useI18n()
  const { entries, total, loading, loadingNext } = trail
  if (loading) return <Skeleton count={6} lines={2} />
  return (
    <>
      <div
        role="feed"
        aria-label={t('feed.label')}
        aria-busy={loadingNext}
        className="flex flex-col [&>article+article:not(:has(h2))]:border-t [&>article+article:not(:has(h2))]:border-line"
      >
        {entries.map((entry, k) => {
          const day = moments.dayKey(entry.created)
          const before = entries[k - 1]
          const opens = !before || moments.dayKey(before.created) !== day
          const heading = opens && (
            <DayHeading dateTime={day || undefined}>{moments.day(entry.created)}</DayHeading>
          )
          return renderEntry(
            entry,
            { at: k + 1, of: total === null ? -1 : Math.max(total, entries.length) },
            heading,
          )
        })}
      </div>
      <FeedFoot trail={trail} />
    </>
  )
}
