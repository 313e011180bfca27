import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sightOf } from './sight.ts'

/** While something is open on an entry, what others change there waits; it is shown when that is closed. */
export function useHold(entryId: number, isOpen: boolean): void {
  const client = useQueryClient()
  useEffect(() => (isOpen ? sightOf(client).hold(entryId) : undefined), [client, entryId, isOpen])
}
