import { bindEntry, bindingsOf, unbindEntry } from './bindings.ts'
import { cardKey } from './cards.ts'
import { noteKey } from './entries.ts'
import type { CardRef, Comment, World } from './types.ts'

export type NewComment = Omit<Comment, 'id'>

/** Writes a comment and puts it on the card of its owner. */
export function addComment(world: World, fields: NewComment): Comment {
  world.lastEntryId += 1
  const created = Math.floor(fields.created / 1000) * 1000
  const comment: Comment = { ...fields, id: world.lastEntryId, created }
  world.comments.set(comment.id, comment)
  bindEntry(world, comment.id, comment.owner)
  return comment
}

/** Takes the comment away with its rows, pins, files and note. */
export function deleteComment(world: World, comment: Comment): void {
  for (const row of bindingsOf(world, comment.id)) unbindEntry(world, comment.id, row)
  world.comments.delete(comment.id)
  world.notes.delete(noteKey(1, comment.id))
}

/**
 * A comment of several cards is split before it is changed: the card gets a copy with a new id, the others keep the
 * old one. Neither pin nor note come along (inferred).
 */
export function splitComment(world: World, comment: Comment, card: CardRef): Comment {
  const copy = addComment(world, { ...comment, owner: card })
  unbindEntry(world, comment.id, card)
  return copy
}

/** Comments that some row puts on a card, ascending by id. */
export function commentsOnCard(world: World, card: CardRef): Comment[] {
  const comments: Comment[] = []
  for (const id of world.bound.get(cardKey(card)) ?? []) {
    const comment = world.comments.get(id)
    if (comment) comments.push(comment)
  }
  return comments.toSorted((a, b) => a.id - b.id)
}
