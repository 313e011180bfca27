import type { people } from '../people.ts'

/** Entity type and id of a card. */
export type CardPair = readonly [entityTypeId: number, entityId: number]

/** An entry of the demo, told the way one tells it: where, when, who, through what. */
export type PlannedEntry = {
  /** Minutes ago, or a day back and the portal's clock. */
  when: number | readonly [days: number, clock: `${number}:${number}`]
  by: keyof typeof people
  /** Our app, the other app, or a webhook: only the app that wrote an entry may delete it. */
  via: 'trail' | 'quotebot' | 'webhook'
  icon: string
  title: string
  text: string
  note?: { by: keyof typeof people; text: string }
  /** Further cards; "known" ones were bound through our app and stand in its storage. */
  boundBy?: 'agent' | 'trail'
  bind?: readonly CardPair[]
  /** Pinned on its own card: through our app, or in the portal only. */
  pin?: 'trail' | 'portal'
}
