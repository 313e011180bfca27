import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { ledgerQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'

const BoundHere = onDemand(() => import('./bound-here.tsx').then((module) => module.BoundHere))

interface Props {
  owner: Card
  renderEntry: (record: StoredRecord) => ReactNode
}

/** The place of the entries bound here: a closed row until they come, and nothing where there are none. */
export function BoundHerePlace(props: Props) {
  const ledger = useQuery(ledgerQuery(usePortal(), props.owner)).data
  const [isShown, setIsShown] = useState(false)
  // When the last entry leaves, it is still said there.
  if (!isShown && ledger?.records.some(({ kind }) => kind === 'bind')) setIsShown(true)
  if (!isShown) return null
  return (
    <OnDemand fallback={<div className="mb-3 h-7" />}>
      <BoundHere {...props} />
    </OnDemand>
  )
}
