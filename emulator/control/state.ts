import { bindingsOf, pinnedIds } from '../world/bindings.ts'
import { cardKey } from '../world/cards.ts'
import { commentsOnCard } from '../world/comments.ts'
import { bindingName } from '../world/entity-types.ts'
import { entriesOnCard, noteKey, ownedIds } from '../world/entries.ts'
import { portalTime } from '../world/times.ts'
import { trailClientId } from '../world/tokens.ts'
import type { CardRef, Comment, Entry, Json, JsonMap, World } from '../world/types.ts'

/** The truth about one card: the entries created there, those bound there from elsewhere, its comments and pins. */
export function cardState(world: World, card: CardRef): JsonMap {
  const entries: Entry[] = []
  for (const id of ownedIds(world, card)) {
    const entry = world.entries.get(id)
    if (entry) entries.push(entry)
  }
  const bound = entriesOnCard(world, card)
    .filter(({ owner }) => cardKey(owner) !== cardKey(card))
    .map(({ id }) => id)
  const comments = commentsOnCard(world, card)
  const notes: JsonMap = {}
  const bindings: JsonMap = {}
  for (const { id } of [...entries, ...comments]) {
    const note = world.notes.get(noteKey(1, id))
    if (note)
      notes[id] = {
        ...note,
        createdTime: portalTime(note.createdTime),
        updatedTime: portalTime(note.updatedTime),
      }
    bindings[id] = bindingsOf(world, id).map(({ entityTypeId, entityId }) => ({
      entityTypeId,
      entityId,
      entityType: bindingName(world, entityTypeId),
    }))
  }
  return {
    entries: entries.map(printEntry),
    bound,
    comments: comments.map(printComment),
    pins: pinnedIds(world, card),
    notes,
    bindings,
  }
}

function printComment({ id, text, created, authorId, files }: Comment): Json {
  return { id, text, created: portalTime(created), authorId, files: files.map(({ name }) => name) }
}

function printEntry({ id, title, text, created, authorId, iconCode, clientId }: Entry): Json {
  return { id, title, text, created: portalTime(created), authorId, iconCode, clientId }
}

/** The truth about our app: its storage as rows, tabs and options. */
export function appState(world: World): JsonMap {
  const app = world.apps.get(trailClientId)
  const ledger: Json[] = []
  for (const storage of app?.storages.values() ?? []) {
    for (const item of storage.items.values()) {
      const { id, name, code, detailText } = item
      ledger.push({ entity: storage.entity, id, name, code, detailText })
    }
  }
  return {
    installed: app?.installed ?? false,
    storages: [...(app?.storages.keys() ?? [])],
    ledger,
    placements: (app?.placements ?? []).map(({ placement, handler, title }) => ({
      placement,
      handler,
      title,
    })),
    options: Object.fromEntries(app?.options ?? []),
    userOptions: Object.fromEntries(
      [...(app?.userOptions ?? [])].map(([user, options]) => [String(user), Object.fromEntries(options)]),
    ),
    tokens: world.tokens.size,
  }
}
