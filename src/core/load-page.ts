import * as calls from './calls.ts'
import type { Card } from './entity-types.ts'
import { rememberedShape } from './learned.ts'
import type { Ask } from './next-page.ts'
import type { ListAnswer } from './paging.ts'
import type { Call, Memory, Portal } from './portal.ts'
import { type TrailPage, pageDetails, readListRow, withDetails } from './trail-page.ts'

/** Loads ten further entries, in one request once the list shape is remembered. */
export async function loadPage(
  portal: Portal,
  owner: Card,
  order: calls.Order,
  { offset, before }: Ask,
  memory: Memory,
): Promise<TrailPage & ListAnswer> {
  const asked: Record<string, Call> = { list: calls.listCall(owner, order, offset) }
  // After the list: oldest first, rows that stand in front of it now did so a moment ago, and no others.
  if (before) asked['before'] = calls.listCall(owner, order, offset - calls.PAGE_SIZE)
  const shape = rememberedShape(memory)
  const rows = await portal.batch({ ...asked, ...pageDetails(owner, shape, asked, memory) }, { halt: false })
  const list = readListRow(rows)
  const page = await withDetails(portal, owner, list, shape === list.shape ? rows : null, memory)
  return { ...page, offset, before: before ? readListRow(rows, 'before').entries : null }
}
