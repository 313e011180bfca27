import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cardKey } from '#core/entity-types.ts'
import { type Binding, isAt } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import type { FoundCard } from '#core/search-cards.ts'
import type { BindEdit } from '#data/binding-mutations.ts'
import { searchCardsQuery } from '#data/search-query.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Combobox, type ComboboxOption } from '#ui/combobox.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'

interface Props {
  entityTypeId: number
  kind: string
  bindings: readonly Binding[]
  onPick: (picked: BindEdit) => void
}

type Option = ComboboxOption & { found: FoundCard }

/** Our own search, which serves every kind of card; the words stay when the kind changes. */
export function CardSearch({ entityTypeId, kind, bindings, onPick }: Props) {
  const { t } = useI18n()
  const [words, setWords] = useState('')
  const search = useQuery(searchCardsQuery(usePortal(), entityTypeId, words))
  const cards = search.data?.filter(({ card }) => card.entityTypeId === entityTypeId) ?? []

  function toOption(found: FoundCard): Option {
    const { card, title } = found
    const bound = bindings.some((binding) => isAt(binding, card))
    const shown = title ? `${title} #${card.entityId}` : `#${card.entityId}`
    return {
      id: cardKey(card),
      kind,
      title: shown,
      disabled: bound ? t('bindings.isBound') : undefined,
      found,
    }
  }

  return (
    <div className="[&>:not(:empty)]:mt-2">
      <Combobox
        label={t('bindings.search')}
        options={cards.map(toOption)}
        busy={search.isFetching}
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
        {search.error && `${t('bindings.searchFailed')} ${t(toPortalError(search.error).key)}`}
      </InlineMessage>
    </div>
  )
}
