import { portalTime } from '../world/times.ts'
import type { Json, JsonMap, User } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { anySpelling } from '../rest/params.ts'
import { isArray, isMap, phpInt, phpText, valuesOf } from '../rest/php.ts'

const pageSize = 50

export const userMethods: Methods = {
  'user.current': {
    scope: 'user',
    run: (call) => ({ result: printUser(call, call.caller.user, portalTime(call.now)) }),
  },
  'user.get': { scope: 'user', run: get },
  profile: { scope: '', run: profile },
  'user.admin': { scope: '', run: ({ caller }) => ({ result: caller.user.role === 'admin' }) },
}

/**
 * Users by FILTER (ID alone or a list, ACTIVE, NAME, LAST_NAME), ascending by ID, 50 a page. People who are gone
 * come only when they are asked for by ACTIVE. Ids are cast as PHP does, so a text that is no number finds nobody.
 */
function get(call: Call): Outcome {
  const { world, params } = call
  const filter = anySpelling(params, ['FILTER', 'filter', 'Filter']) ?? {}
  const filters: JsonMap = isMap(filter) ? filter : {}
  const users = [...world.users.values()].filter((user) => matches(user, filters))
  const order = phpText(anySpelling(params, ['order', 'ORDER']) ?? 'ASC').toUpperCase()
  users.sort((a, b) => (order === 'DESC' ? b.id - a.id : a.id - b.id))
  const start = phpInt(call.start)
  const from = Math.max(0, Math.floor(start / pageSize) * pageSize)
  const result = users.slice(from, from + pageSize).map((user) => printUser(call, user))
  if (start < 0) return { result }
  const next = from + pageSize
  return next < users.length ? { result, next, total: users.length } : { result, total: users.length }
}

function matches(user: User, filter: JsonMap): boolean {
  const wanted: Record<string, Json> = {}
  for (const [key, value] of Object.entries(filter)) wanted[key.toUpperCase().replace(/^[=@]/, '')] = value
  if (user.active !== isActiveWanted(wanted['ACTIVE'])) return false
  if (!among(wanted['ID'], (value) => phpInt(value) === user.id)) return false
  if (!among(wanted['NAME'], (value) => same(value, user.name))) return false
  return among(wanted['LAST_NAME'], (value) => same(value, user.lastName))
}

function isActiveWanted(value: Json | undefined): boolean {
  return (
    value === undefined || !(value === false || value === 'N' || value === 0 || value === '0' || value === '')
  )
}

function among(wanted: Json | undefined, fits: (value: Json) => boolean): boolean {
  if (wanted === undefined) return true
  if (!isArray(wanted)) return fits(wanted)
  const values = valuesOf(wanted)
  return values.length === 0 || values.some(fits)
}

function same(value: Json, text: string): boolean {
  return phpText(value).toLowerCase() === text.toLowerCase()
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

/** Ids as text. The brief scopes have neither mail addresses nor dates of login. */
function printUser(
  { world, caller, now, origin }: Call,
  user: User,
  stamp: Json = phpMap(world, []),
): JsonMap {
  const time = portalTime(now)
  const whole = caller.scopes.includes('user')
  const dates = { LAST_LOGIN: time, DATE_REGISTER: time, LAST_ACTIVITY_DATE: time }
  const personal: JsonMap = { EMAIL: user.email, ...dates, PERSONAL_BIRTHDAY: '', UF_EMPLOYMENT_DATE: '' }
  return {
    ID: String(user.id),
    XML_ID: '',
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: '',
    ...(whole && personal),
    IS_ONLINE: 'Y',
    TIMESTAMP_X: stamp,
    PERSONAL_GENDER: user.gender,
    PERSONAL_PHOTO: user.photo === '' ? null : origin + user.photo,
    WORK_POSITION: user.workPosition,
    UF_DEPARTMENT: [1],
    USER_TYPE: 'employee',
  }
}
