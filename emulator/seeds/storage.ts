import { trailClientId } from '../world/tokens.ts'
import type { CardRef, EntityStorage, Entry, World } from '../world/types.ts'
import { cardKey, cardTitle, findCard } from '../world/cards.ts'
import { portalTime } from '../world/times.ts'
import { people } from './people.ts'

/** The storage our app made when it was installed: everybody may write. */
export function seedStorage(world: World): EntityStorage {
  const storage: EntityStorage = {
    entity: 'trail',
    name: 'Trail',
    access: new Map([
      ['AU', 'W'],
      [`U${people.admin}`, 'X'],
    ]),
    items: new Map(),
  }
  world.apps.get(trailClientId)?.storages.set(storage.entity, storage)
  return storage
}

/** A row as our app would have stored it: what kind of thing it did with an entry, on the card where it shows. */
export function remember(world: World, kind: 'pin' | 'bind', entry: Entry, card: CardRef, at: number): void {
  const storage = world.apps.get(trailClientId)?.storages.get('trail')
  if (!storage) return
  const home = findCard(world, entry.owner)
  const { id, authorId, title, iconCode, owner } = entry
  const author = world.users.get(authorId)
  const detail = {
    v: 1,
    kind,
    entry: {
      id,
      created: portalTime(entry.created),
      authorId,
      title,
      text: entry.text.slice(0, 2000),
      iconCode,
    },
    author: author ? `${author.name} ${author.lastName}` : '',
    home: { ...owner, title: home ? cardTitle(home) : '' },
  }
  world.lastEntityItemId += 1
  storage.items.set(world.lastEntityItemId, {
    id: world.lastEntityItemId,
    name: cardKey(card),
    code: `${kind}:${id}`,
    previewText: String(id),
    detailText: JSON.stringify(detail),
    propertyValues: {},
    section: '',
    active: true,
    sort: 500,
    created: at,
    changed: at,
    createdBy: people.manager,
    modifiedBy: people.manager,
  })
}
