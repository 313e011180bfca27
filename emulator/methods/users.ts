import type { Json, User } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { classicError } from '../rest/errors.ts'
import { anyCase } from '../rest/params.ts'
import { isArray, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { orderOf } from './matching.ts'
import { kindOf, printCurrent, printListed, valuesOfUser, visibleFields } from './user-fields.ts'
import { userFilter } from './user-filter.ts'

const pageSize = 50

export const userMethods: Methods = {
  'user.current': { scope: 'user', run: (call) => ({ result: printCurrent(call, call.caller.user) }) },
  'user.get': { scope: 'user', run: (call) => list(call, false) },
  'user.search': { scope: 'user', run: (call) => list(call, true) },
  profile: { scope: '', run: profile },
  'user.admin': { scope: '', run: ({ caller }) => ({ result: caller.user.role === 'admin' }) },
}

/**
 * Users by filter, 50 a page from any row on, people who are gone among them unless ACTIVE asks otherwise. `start` -1
 * counts nothing: total 0 and no next. REST docs: user.get, user.search.
 */
function list(call: Call, search: boolean): Outcome {
  const names = selected(visibleFields(call), anyCase(call.params, 'select'))
  const users = [...call.world.users.values()].filter(userFilter(call, search))
  sortUsers(call, users)
  const start = phpInt(call.start)
  const from = Math.max(0, start)
  const result = users.slice(from, from + pageSize).map((user) => printListed(call, user, names))
  if (start < 0) return { result, total: 0 }
  const [next, total] = [from + pageSize, users.length]
  return next < total ? { result, next, total } : { result, total }
}

/** Names that are not known or not visible are passed over; masks are `*` and `UF_*`. */
function selected(visible: readonly string[], given: Json | undefined): readonly string[] {
  const select = isArray(given) ? valuesOf(given).map(phpText) : []
  if (select.length === 0 || select.includes('*')) return visible
  return visible.filter(
    (name) => select.includes(name) || (select.includes('UF_*') && name.startsWith('UF_')),
  )
}

/** Builds sort only where a field and a direction are given; by the docs one alone is enough, by id and ascending. */
function sortUsers(call: Call, users: User[]): void {
  const [sort, order] = ['sort', 'order'].map((name) => phpText(anyCase(call.params, name)))
  const isAsked = call.world.dialect === 'docs' ? Boolean(sort || order) : Boolean(sort && order)
  const field = (isAsked && sort) || 'ID'
  const direction = ((isAsked && order) || 'ASC').toUpperCase()
  const values = new Map(users.map((user) => [user, valuesOfUser(call, user)]))
  if (!visibleFields(call).includes(field)) throw classicError(`Unknown field definition \`${field}\``)
  if (direction !== 'ASC' && direction !== 'DESC') throw classicError(`Invalid order "${direction}"`)
  users.sort((a, b) => {
    const [left, right] = [a, b].map((user) => values.get(user)?.[field] ?? null)
    const difference = orderOf(left ?? null, right ?? null, kindOf(field)) || a.id - b.id
    return direction === 'DESC' ? -difference : difference
  })
}

function profile({ caller, origin }: Call): Outcome {
  const { user } = caller
  return {
    result: {
      ID: String(user.id),
      ADMIN: user.role === 'admin',
      NAME: user.name,
      LAST_NAME: user.lastName,
      PERSONAL_GENDER: user.gender,
      TIME_ZONE: user.timeZone,
      ...(user.photo !== '' && { PERSONAL_PHOTO: origin + user.photo }),
    },
  }
}
