import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { titleQuery } from '#data/trail-queries.ts'
import { fullName, useCardName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Chip } from '#ui/chip.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useCardLink } from './use-card-link.ts'

interface Props {
  owner: Card
  card: Card
  /** Set where the entry was written on this card: its title as it was then. */
  home: { title: string } | null
  /** Why it cannot be unbound. */
  closed: string | undefined
  onUnbind: (name: string) => void
}

/** A card an entry shows on: opens it, and asks to take the entry off it. */
export function CardChip({ owner, card, home, closed, onUnbind }: Props) {
  const { t, dir } = useI18n()
  const known = useQuery(titleQuery(card)).data !== undefined
  const name = useCardName(owner, card)
  const link = useCardLink(card)
  const title = (!known && home?.title) || name.title
  const full = title === null ? name.full : fullName(dir, name.kind, title)
  const remove = { label: t('bindings.unbind', { title: full }), onRemove: () => onUnbind(full), closed }
  return (
    <>
      {home && <VisuallyHidden>{`${t('bindings.home')}: `}</VisuallyHidden>}
      <Chip
        kind={name.kind}
        text={title ?? t('bindings.hidden')}
        home={home !== null}
        remove={remove}
        {...(title === null ? null : link)}
      />
    </>
  )
}
