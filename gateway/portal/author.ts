import { meCall } from '#core/calls.ts'
import { toMe } from '#core/entry.ts'
import type { Portal } from '#core/portal.ts'
import { read } from '#core/wire/read.ts'
import { profile } from '#core/wire/shapes.ts'

/** The user behind a portal link, by its portal; asked for once. */
const known = new Map<string, number>()

/** The portal's id of the user who is calling, or null where the portal does not say (REST docs: profile). */
export async function authorOf(portal: Portal, linkName: string): Promise<number | null> {
  const held = known.get(linkName)
  if (held !== undefined) return held
  try {
    const { result } = await portal.call(meCall)
    const { id } = toMe(read(profile, result, meCall.method))
    known.set(linkName, id)
    return id
  } catch {
    return null
  }
}
