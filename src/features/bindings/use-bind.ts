import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Card, isSameCard } from '#core/entity-types.ts'
import { type Entry, isAt } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { type BindEdit, bindMutation } from '#data/binding-mutations.ts'
import { type FailedBind, addLateBind } from '#data/late-binds.ts'
import { bindingsQuery, screenQuery } from '#data/trail-queries.ts'
import { fullName, kindName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'

export interface Said {
  tone: 'ok' | 'info' | 'warn'
  text: string
  /** What may be tried again. */
  again?: BindEdit
}

/** Binds an entry to one card after another, and keeps what there is to say about it. */
export function useBind(owner: Card, entry: Entry, home: Card, homeTitle: string) {
  const { t, dir } = useI18n()
  const client = useQueryClient()
  const connection = usePortal()
  const names = useQuery(screenQuery(owner)).data?.typeNames
  const { mutateAsync } = useMutation(bindMutation(connection, entry, home, homeTitle))
  const [failures, setFailures] = useState<readonly FailedBind[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  const open = useRef(true)

  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])

  function nameOf({ card, title }: BindEdit): string {
    return fullName(dir, kindName(t, names, card.entityTypeId), title || `#${card.entityId}`)
  }

  async function bind(wanted: BindEdit): Promise<void> {
    const title = nameOf(wanted)
    setSaid(null)
    dismiss(wanted.card)
    try {
      const { listed } = await mutateAsync(wanted)
      const text = t(listed ? 'bindings.bound' : 'bindings.notListed', { title })
      setSaid(listed ? { tone: 'ok', text } : { tone: 'warn', text, again: wanted })
    } catch (error) {
      const failed = { ...wanted, error: toPortalError(error) }
      if (open.current) setFailures((before) => [...before, failed])
      else addLateBind(client, entry.id, failed)
    }
  }

  /** Binds unless the entry is bound there already; asks the cache, for a picker may answer late. */
  function choose(wanted: BindEdit): void {
    const known = client.getQueryData(bindingsQuery(connection, entry.id).queryKey)
    if (known?.ok && known.value.some((binding) => isAt(binding, wanted.card))) {
      setSaid({ tone: 'info', text: t('bindings.already', { title: nameOf(wanted) }) })
      return
    }
    void bind(wanted)
  }

  function dismiss(card: Card): void {
    setFailures((before) => before.filter((each) => !isSameCard(each.card, card)))
  }

  return { bind, choose, dismiss, failures, said }
}
