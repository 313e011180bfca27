import { QueryClient } from '@tanstack/react-query'

/**
 * Nothing here refetches by itself: entries never change, and what does change is refetched by the mutation that
 * changed it. Repeating what failed is the portal's rule (core/retry.ts), not the cache's.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
