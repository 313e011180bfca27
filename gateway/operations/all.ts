import { bind, getBindings, unbind } from './bindings.ts'
import { create, get, list, remove } from './entries.ts'
import { addNote, deleteNote, getNote } from './notes.ts'
import type { Action, Operation } from './operation.ts'
import { pin, unpin } from './pins.ts'

/** The twelve, by the action names of the service's own MCP tool. */
export const operations: Readonly<Record<Action, Operation>> = {
  create,
  list,
  get,
  delete: remove,
  add_note: addNote,
  get_note: getNote,
  delete_note: deleteNote,
  pin,
  unpin,
  bind,
  unbind,
  get_bindings: getBindings,
}
