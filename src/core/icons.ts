import { iconsCall } from './calls.ts'
import type { Portal } from './portal.ts'
import { read } from './wire/read.ts'
import { iconList } from './wire/shapes.ts'

/** An icon an entry may carry. System icons have no picture of their own: whoever shows them brings one. */
export interface EntryIcon {
  code: string
  isSystem: boolean
}

/** The icons of the portal, each code once (REST docs: icon-list). Errors: any. */
export async function listIcons(portal: Portal): Promise<EntryIcon[]> {
  const { result } = await portal.call(iconsCall)
  const byCode = new Map<string, EntryIcon>()
  for (const { code, isSystem } of read(iconList, result, iconsCall.method).icons) {
    if (code.trim() !== '' && !byCode.has(code)) byCode.set(code, { code, isSystem })
  }
  return [...byCode.values()]
}
