import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Shows an edit of one field at once: stops a running read of it, keeps what was there, and writes the new value.
 * The returned function puts back what was there.
 */
export async function edit<T>(
  client: QueryClient,
  key: QueryKey,
  change: (before: T | undefined) => T | undefined,
): Promise<() => void> {
  await client.cancelQueries({ queryKey: key, exact: true })
  const before = client.getQueryData<T>(key)
  client.setQueryData<T>(key, change(before))
  return () => client.setQueryData(key, before)
}

/** After the last of several edits of the same thing, reads the truth again. */
export async function refetchAfterLast(
  client: QueryClient,
  mutationKey: QueryKey,
  queryKey: QueryKey,
): Promise<void> {
  if (client.isMutating({ mutationKey }) > 1) return
  await client.invalidateQueries({ queryKey, exact: true })
}
