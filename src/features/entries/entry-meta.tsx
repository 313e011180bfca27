import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Entry } from '#core/entry.ts'
import { personQuery } from '#data/trail-queries.ts'
import { usePersonName, userPath } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'

/** Who wrote an entry and when; `more` follows behind. */
export function EntryMeta({ id, entry, more }: { id: string; entry: Entry; more?: ReactNode }) {
  const { moments } = useI18n()
  const { host } = usePortal()
  const name = usePersonName(entry.authorId)
  // A portal has no page of a user it no longer knows.
  const isKnown = useQuery(personQuery(entry.authorId)).data !== undefined
  const path = userPath(entry.authorId)
  return (
    <span id={id} className="text-sm text-dim max-sm:basis-full">
      {isKnown ? (
        <a
          href={host.origin + path}
          target="_blank"
          rel="noopener noreferrer"
          className="text-link hover:underline"
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            void host.openPath(path)
          }}
        >
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {entry.created && (
        <>
          <span> · </span>
          <time dateTime={entry.created} title={moments.absolute(entry.created)}>
            {moments.relative(entry.created)}
          </time>
        </>
      )}
      {more && (
        <>
          <span> · </span>
          {more}
        </>
      )}
    </span>
  )
}
