import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Card, cardKey } from '#core/entity-types.ts'
import { type Binding, isAt } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import type { FoundCard } from '#core/search-cards.ts'
import type { BindEdit } from '#data/binding-mutations.ts'
import { searchCardsQuery } from '#data/search-query.ts'
import { titlesQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Combobox, type ComboboxOption } from '#ui/combobox.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import type { Kind } from './kinds.ts'

interface Props {
  kinds: readonly Kind[]
  /** The one kind to search; all where it is null. */
  only: string | null
  /** Cards to offer before anything is typed, where all kinds are searched. */
  suggested: readonly Card[]
  bindings: readonly Binding[]
  onPick: (picked: BindEdit) => void
}

type Option = ComboboxOption & { found: FoundCard }

/** Our own search, which serves every kind of card; the words stay when the kinds change. */
export function CardSearch({ kinds, only, suggested, bindings, onPick }: Props) {
  const { t } = useI18n()
  const connection = usePortal()
  const [words, setWords] = useState('')
  const searching = words !== '' || only !== null
  const searched = kinds.map(({ value }) => value).filter((value) => only === null || only === value)
  const search = useQuery({
    ...searchCardsQuery(connection, searched.map(Number), words),
    enabled: searching,
  })
  const titles = useQuery({
    ...titlesQuery(connection, suggested),
    enabled: !searching && suggested.length > 0,
  })
  const cards = searching ? (search.data ?? []) : readable(suggested, titles.data ?? {})

  function toOption(found: FoundCard): Option {
    const { card, title } = found
    const bound = bindings.some((binding) => isAt(binding, card))
    const shown = title ? `${title} #${card.entityId}` : `#${card.entityId}`
    return {
      id: cardKey(card),
      kind: kinds.find(({ value }) => value === String(card.entityTypeId))?.label,
      title: shown,
      disabled: bound ? t('bindings.isBound') : undefined,
      found,
    }
  }

  return (
    <div className="[&>:not(:empty)]:mt-2">
      <Combobox
        label={t('bindings.search')}
        hint={t('bindings.searchHint')}
        options={cards.map(toOption)}
        busy={searching && search.isFetching}
        outdated={searching && search.isPlaceholderData}
        busyText={t('bindings.searching')}
        emptyText={search.isError ? '' : t('bindings.nothing')}
        onQuery={setWords}
        onPick={({ found }) => onPick(found)}
      />
      <InlineMessage
        tone="error"
        action={{
          label: t('state.retry'),
          onAct: () => void search.refetch(),
          busy: search.isFetching,
        }}
      >
        {searching && search.error && `${t('bindings.searchFailed')} ${t(toPortalError(search.error).key)}`}
      </InlineMessage>
    </div>
  )
}

/** A card that the reader may not see has an empty title. */
function readable(cards: readonly Card[], titles: Record<string, string>): FoundCard[] {
  return cards.flatMap((card) => {
    const title = titles[cardKey(card)]
    return title ? [{ card, title }] : []
  })
}
