import { portalTime } from '../world/times.ts'
import type { JsonMap, User } from '../world/types.ts'
import type { Call } from '../rest/call.ts'
import type { ValueKind } from './matching.ts'

/** The widest of the three scopes that a caller has; each sees other fields. */
type Scope = 'user' | 'user_basic' | 'user_brief'

const day = 86_400_000

/** What user_brief sees, in the portal's order. REST docs: versions of the scope user. */
const briefFields = `ID XML_ID ACTIVE NAME LAST_NAME SECOND_NAME TITLE IS_ONLINE TIME_ZONE TIMESTAMP_X DATE_REGISTER
  PERSONAL_PROFESSION PERSONAL_GENDER PERSONAL_BIRTHDAY PERSONAL_PHOTO PERSONAL_CITY PERSONAL_STATE PERSONAL_COUNTRY
  WORK_POSITION WORK_CITY WORK_STATE WORK_COUNTRY LAST_ACTIVITY_DATE UF_EMPLOYMENT_DATE UF_TIMEMAN UF_SKILLS
  UF_INTERESTS UF_DEPARTMENT UF_PHONE_INNER USER_TYPE`

const basicFields = `ID XML_ID ACTIVE NAME LAST_NAME SECOND_NAME TITLE EMAIL PERSONAL_PHONE WORK_PHONE WORK_POSITION
  WORK_COMPANY IS_ONLINE TIME_ZONE TIMESTAMP_X DATE_REGISTER LAST_ACTIVITY_DATE PERSONAL_PROFESSION PERSONAL_GENDER
  PERSONAL_BIRTHDAY PERSONAL_PHOTO PERSONAL_FAX PERSONAL_MOBILE PERSONAL_PAGER PERSONAL_STREET PERSONAL_MAILBOX
  PERSONAL_CITY PERSONAL_STATE PERSONAL_ZIP PERSONAL_COUNTRY PERSONAL_NOTES WORK_DEPARTMENT WORK_WWW WORK_FAX
  WORK_PAGER WORK_STREET WORK_MAILBOX WORK_CITY WORK_STATE WORK_ZIP WORK_COUNTRY WORK_PROFILE WORK_LOGO WORK_NOTES
  UF_DEPARTMENT UF_DISTRICT UF_SKYPE UF_SKYPE_LINK UF_ZOOM UF_TWITTER UF_FACEBOOK UF_LINKEDIN UF_XING UF_WEB_SITES
  UF_PHONE_INNER UF_EMPLOYMENT_DATE UF_TIMEMAN UF_SKILLS UF_INTERESTS USER_TYPE`

const allFields = `ID XML_ID ACTIVE NAME LAST_NAME SECOND_NAME TITLE EMAIL LAST_LOGIN DATE_REGISTER TIME_ZONE IS_ONLINE
  TIMESTAMP_X LAST_ACTIVITY_DATE PERSONAL_GENDER PERSONAL_PROFESSION PERSONAL_WWW PERSONAL_BIRTHDAY PERSONAL_PHOTO
  PERSONAL_ICQ PERSONAL_PHONE PERSONAL_FAX PERSONAL_MOBILE PERSONAL_PAGER PERSONAL_STREET PERSONAL_CITY PERSONAL_STATE
  PERSONAL_ZIP PERSONAL_COUNTRY PERSONAL_MAILBOX PERSONAL_NOTES WORK_PHONE WORK_COMPANY WORK_POSITION WORK_DEPARTMENT
  WORK_WWW WORK_FAX WORK_PAGER WORK_STREET WORK_MAILBOX WORK_CITY WORK_STATE WORK_ZIP WORK_COUNTRY WORK_PROFILE
  WORK_LOGO WORK_NOTES UF_SKYPE_LINK UF_ZOOM UF_EMPLOYMENT_DATE UF_TIMEMAN UF_DEPARTMENT UF_INTERESTS UF_SKILLS
  UF_WEB_SITES UF_XING UF_LINKEDIN UF_FACEBOOK UF_TWITTER UF_SKYPE UF_DISTRICT UF_PHONE_INNER USER_TYPE`

const fieldsOf: Record<Scope, readonly string[]> = {
  user: allFields.split(/\s+/),
  user_basic: basicFields.split(/\s+/),
  user_brief: briefFields.split(/\s+/),
}

/** The fields that the caller's scope lets it see, sort and filter by. */
export function visibleFields({ caller }: Call): readonly string[] {
  const scope = (['user', 'user_basic', 'user_brief'] as const).find((each) => caller.scopes.includes(each))
  return fieldsOf[scope ?? 'user_brief']
}

const moments = new Set(['LAST_LOGIN', 'DATE_REGISTER', 'TIMESTAMP_X', 'LAST_ACTIVITY_DATE'])

export function kindOf(name: string): ValueKind {
  if (moments.has(name)) return 'moment'
  return name === 'ID' || name === 'UF_DEPARTMENT' ? 'number' : 'text'
}

/**
 * Every field that a user of this portal has a value for, as filters compare them: Y and N for what is printed as a
 * boolean, moments as the portal prints them. What was never filled in has no value, as in the docs' examples.
 */
export function valuesOfUser({ now, origin }: Call, user: User): JsonMap {
  return {
    ID: user.id,
    XML_ID: '',
    ACTIVE: user.active ? 'Y' : 'N',
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: '',
    EMAIL: user.email,
    LAST_LOGIN: portalTime(now),
    DATE_REGISTER: `${portalTime(now - 400 * day).slice(0, 10)}T00:00:00+03:00`,
    TIME_ZONE: user.timeZone,
    IS_ONLINE: user.active ? 'Y' : 'N',
    TIMESTAMP_X: portalTime(now),
    LAST_ACTIVITY_DATE: portalTime(now),
    PERSONAL_GENDER: user.gender,
    PERSONAL_WWW: '',
    PERSONAL_BIRTHDAY: '',
    ...(user.photo !== '' && { PERSONAL_PHOTO: origin + user.photo }),
    PERSONAL_MOBILE: '',
    PERSONAL_CITY: '',
    WORK_PHONE: '',
    WORK_POSITION: user.workPosition,
    UF_EMPLOYMENT_DATE: '',
    UF_DEPARTMENT: [1],
    USER_TYPE: 'employee',
  }
}

/** A user as user.get prints one: the id as text, and two moments as the empty objects that PHP makes of them. */
export function printListed(call: Call, user: User, names: readonly string[]): JsonMap {
  return pick(
    { ...valuesOfUser(call, user), ...printed(user), TIMESTAMP_X: {}, LAST_ACTIVITY_DATE: {} },
    names,
  )
}

/** The same for user.current, which prints these moments as the database has them. */
export function printCurrent(call: Call, user: User): JsonMap {
  const [date = '', time = ''] = portalTime(call.now).slice(0, 19).split('T')
  const shown = {
    TIMESTAMP_X: `${date.split('-').toReversed().join('.')} ${time}`,
    LAST_ACTIVITY_DATE: `${date} ${time}`,
  }
  return pick({ ...valuesOfUser(call, user), ...printed(user), ...shown }, visibleFields(call))
}

function printed({ id, active }: User): JsonMap {
  return { ID: String(id), ACTIVE: active }
}

function pick(values: JsonMap, names: readonly string[]): JsonMap {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
