import type { Comment, Entry, World } from './types.ts'

/** What entries and comments have in common as records of the timeline. */
export type TimelineRecord = Pick<Entry, 'id' | 'owner' | 'created' | 'authorId'> & {
  /** 25 is an entry, 7 a comment. */
  typeId: number
  /** 5 is the REST category of entries; that of a comment is inferred. */
  typeCategoryId: number
}

export function findRecord(world: World, id: number): TimelineRecord | undefined {
  const entry = world.entries.get(id)
  if (entry) return asEntry(entry)
  const comment = world.comments.get(id)
  return comment && asComment(comment)
}

/** Every record of the portal, ascending by id. */
export function allRecords(world: World): TimelineRecord[] {
  const records = [
    ...[...world.entries.values()].map(asEntry),
    ...[...world.comments.values()].map(asComment),
  ]
  return records.toSorted((a, b) => a.id - b.id)
}

function asEntry({ id, owner, created, authorId }: Entry): TimelineRecord {
  return { id, owner, created, authorId, typeId: 25, typeCategoryId: 5 }
}

function asComment({ id, owner, created, authorId }: Comment): TimelineRecord {
  return { id, owner, created, authorId, typeId: 7, typeCategoryId: 0 }
}
