import { useState } from 'react'
import type { Order } from '#core/calls.ts'
import { readStored, writeStored } from '#ui/browser-storage.ts'

const KEY = 'trail.order'

/** The order that a person chose last; newest first at the beginning. */
export function chosenOrder(): Order {
  return readStored(KEY) === 'oldest' ? 'oldest' : 'newest'
}

/** The order of the trail. `choose` is remembered for later visits; `show` counts until the page closes. */
export function useOrder() {
  const [order, show] = useState(chosenOrder)

  function choose(next: Order): void {
    writeStored(KEY, next)
    show(next)
  }

  return { order, choose, show }
}
