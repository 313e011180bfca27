import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { sightOf } from '#data/sight.ts'
import { useInSight } from '#ui/use-in-sight.ts'

/** Tells the quiet look that the entry is in sight, as long as it is. */
export function useShownEntry(article: RefObject<Element | null>, entryId: number): void {
  const client = useQueryClient()
  const leave = useRef<(() => void) | null>(null)
  useInSight(article, (isInSight) => {
    leave.current?.()
    leave.current = isInSight ? sightOf(client).enter(entryId) : null
  })
  useEffect(
    () => () => {
      leave.current?.()
      leave.current = null
    },
    [],
  )
}
