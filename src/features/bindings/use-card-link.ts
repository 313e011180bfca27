import type { MouseEvent } from 'react'
import { type Card, cardPath } from '#core/entity-types.ts'
import { usePortal } from '#portal/use-portal.ts'

/** A real link to a card, which a plain click opens in a slider; null for a type Trail cannot open. */
export function useCardLink(card: Card) {
  const { host } = usePortal()
  const path = cardPath(card)
  if (path === null) return null
  return {
    href: `${host.origin}${path}`,
    onClick(event: MouseEvent) {
      const forBrowser = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      if (forBrowser || event.button !== 0) return
      event.preventDefault()
      void host.openPath(path)
    },
  }
}
