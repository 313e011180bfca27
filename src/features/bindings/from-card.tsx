import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { titleQuery } from '#data/trail-queries.ts'
import { fullName, useCardName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { useCardLink } from './use-card-link.ts'

interface Props {
  owner: Card
  home: Card
  homeTitle: string
}

/** The card that an entry comes from, where that is not the one it is shown on. */
export function FromCard({ owner, home, homeTitle }: Props) {
  const { t, dir } = useI18n()
  const known = useQuery(titleQuery(home)).data !== undefined
  const { kind, title, full } = useCardName(owner, home)
  const link = useCardLink(home)
  const name = !known && homeTitle ? fullName(dir, kind, homeTitle) : full
  const text = t('bindings.here.from', { title: name })
  if (title === null || !link) return <bdi>{text}</bdi>
  return (
    <a
      {...link}
      target="_blank"
      rel="noopener noreferrer"
      dir="auto"
      className="rounded-sm text-link wrap-anywhere hover:underline"
    >
      {text}
    </a>
  )
}
