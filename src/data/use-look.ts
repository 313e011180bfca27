import { type QueryObserverResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Card } from '#core/entity-types.ts'
import { usePortal } from '#portal/use-portal.ts'
import type { Head } from './look.ts'
import { keys } from './keys.ts'
import { LOOK_MS, headQuery } from './trail-queries.ts'

/**
 * Looks quietly for what others do: every 45 seconds while the page is visible, and when it is looked at again after
 * that long. Never two at once, and a failure is left to the next look. The returned function looks at once.
 */
export function useLook(owner: Card, isReady: boolean): () => Promise<QueryObserverResult<Head>> {
  const client = useQueryClient()
  const { refetch } = useQuery({
    ...headQuery(usePortal(), owner),
    enabled: isReady,
    refetchInterval: LOOK_MS,
    refetchIntervalInBackground: false,
  })

  useEffect(() => {
    if (!isReady) return
    function lookIfDue() {
      const state = client.getQueryState(keys.head(owner))
      const last = Math.max(state?.dataUpdatedAt ?? 0, state?.errorUpdatedAt ?? 0)
      if (!document.hidden && Date.now() - last >= LOOK_MS) void refetch({ cancelRefetch: false })
    }
    document.addEventListener('visibilitychange', lookIfDue)
    window.addEventListener('focus', lookIfDue)
    return () => {
      document.removeEventListener('visibilitychange', lookIfDue)
      window.removeEventListener('focus', lookIfDue)
    }
  }, [client, owner, isReady, refetch])

  return () => refetch({ cancelRefetch: false })
}
