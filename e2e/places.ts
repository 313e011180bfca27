/** A card as the portal numbers it. */
export interface CardRef {
  entityTypeId: number
  entityId: number
}

/** A card to spend a day in, and another one to bind an entry to. */
export interface Place {
  name: string
  path: string
  card: CardRef
  other: { kind: string; words: string; title: string; card: CardRef }
  /** True where the portal's own chooser is used instead of our search. */
  picks: boolean
}

export const ADMIN = 1
export const MANAGER = 7
export const READER = 9

export const DEAL: Place = {
  name: 'a deal',
  path: '/crm/deal/details/100/',
  card: { entityTypeId: 2, entityId: 100 },
  other: {
    kind: 'Contact',
    words: 'lindqvist',
    title: 'Marta Lindqvist',
    card: { entityTypeId: 3, entityId: 51 },
  },
  picks: false,
}

export const CONTACT: Place = {
  name: 'a contact',
  path: '/crm/contact/details/50/',
  card: { entityTypeId: 3, entityId: 50 },
  other: {
    kind: 'Deal',
    words: 'backup',
    title: 'Northwind: backup storage',
    card: { entityTypeId: 2, entityId: 102 },
  },
  picks: true,
}

export const RENTAL: Place = {
  name: 'an item of a smart process',
  path: '/crm/type/174/details/5/',
  card: { entityTypeId: 174, entityId: 5 },
  other: {
    kind: 'Company',
    words: 'render',
    title: 'Baltic Render GmbH',
    card: { entityTypeId: 4, entityId: 11 },
  },
  picks: false,
}

export const PLACES = [DEAL, CONTACT, RENTAL]
