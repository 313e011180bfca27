import { meCall } from '#core/calls.ts'
import { toMe } from '#core/entry.ts'
import type { Portal } from '#core/portal.ts'
import { read } from '#core/wire/read.ts'
import { profile } from '#core/wire/shapes.ts'

/**
 * The portal's id of the user who is calling, or null where the portal does not say (REST docs: profile). It is asked
 * each time: an app that is installed anew may act as somebody else from one moment to the next.
 */
export async function authorOf(portal: Portal): Promise<number | null> {
  try {
    const { result } = await portal.call(meCall)
    return toMe(read(profile, result, meCall.method)).id
  } catch {
    return null
  }
}
