import { queryOptions } from '@tanstack/react-query'
import { listIcons } from '#core/icons.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'

/** The icons of the portal; the same for all cards. */
export function iconsQuery({ portal }: Connection) {
  return queryOptions({ queryKey: keys.icons(), queryFn: () => listIcons(portal) })
}
