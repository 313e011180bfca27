import { entityTypes } from '../world/entity-types.ts'
import { portalTime } from '../world/times.ts'
import type { JsonMap, SmartProcess } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied } from '../rest/errors.ts'
import { optionalArray } from '../rest/params.ts'
import { pairs, phpInt, phpText } from '../rest/php.ts'
import type { ValueKind } from './matching.ts'
import { checkFilter, fits, type FilterFields } from './item-filter.ts'

const pageSize = 50
const order = 14

/** Types that are no cards here, but every portal prints them. */
const others = [
  { ID: 8, NAME: 'Billing Details', SYMBOL_CODE: 'REQUISITE', SYMBOL_CODE_SHORT: 'RQ' },
  { ID: 36, NAME: 'Document', SYMBOL_CODE: 'SMART_DOCUMENT', SYMBOL_CODE_SHORT: 'DO' },
  { ID: 39, NAME: 'Company Document', SYMBOL_CODE: 'SMART_B2E_DOC', SYMBOL_CODE_SHORT: 'SBD' },
]

export const crmTypeMethods: Methods = {
  'crm.enum.ownertype': { scope: 'crm', run: ownerTypes },
  'crm.type.list': { scope: 'crm', run: list },
}

/** Smart processes included, orders not, as the docs' example prints it. REST docs: crm.enum.ownertype. */
function ownerTypes({ world }: Call): Outcome {
  const all = entityTypes(world)
    .filter(({ entityTypeId }) => entityTypeId !== order)
    .map(({ entityTypeId, title, symbolCode, shortCode }) => {
      return { ID: entityTypeId, NAME: title, SYMBOL_CODE: symbolCode, SYMBOL_CODE_SHORT: shortCode }
    })
  const fixed = all.filter(({ ID }) => ID < 128)
  return { result: [...fixed, ...others, ...all.slice(fixed.length)] }
}

/** Smart processes, for a CRM admin only; flags are Y and N. REST docs: crm.type.list. */
function list(call: Call): Outcome {
  const { world, params, caller } = call
  const filter = optionalArray(params, 'filter')
  const sort = pairs(optionalArray(params, 'order'))
  if (caller.user.role !== 'admin') throw accessDenied(world)
  const all = world.smartProcesses.map((each) => print(each, call.now))
  checkFilter(filter, filterable)
  const types = all.filter((each) => fits(each, filter, filterable))
  if (sort.some(([, direction]) => phpText(direction).toUpperCase() === 'DESC')) types.reverse()
  const from = Math.max(0, phpInt(call.start))
  return { result: { types: types.slice(from, from + pageSize) }, total: types.length }
}

const filterable: FilterFields = new Map(
  Object.keys(print({ id: 0, entityTypeId: 0, title: '' }, 0)).map((name) => [name, kindOf(name)]),
)

function kindOf(name: string): ValueKind {
  if (name.endsWith('Time')) return 'moment'
  return /^(id|createdBy|entityTypeId|customSectionId)$/.test(name) ? 'number' : 'text'
}

function print({ id, entityTypeId, title }: SmartProcess, now: number): JsonMap {
  return {
    id,
    title,
    code: '',
    createdBy: 1,
    entityTypeId,
    customSectionId: null,
    isCategoriesEnabled: 'N',
    isStagesEnabled: 'Y',
    isBeginCloseDatesEnabled: 'N',
    isClientEnabled: 'Y',
    isLinkWithProductsEnabled: 'N',
    isMycompanyEnabled: 'N',
    isDocumentsEnabled: 'N',
    isSourceEnabled: 'N',
    isUseInUserfieldEnabled: 'N',
    isObserversEnabled: 'N',
    isRecyclebinEnabled: 'Y',
    isAutomationEnabled: 'Y',
    isBizProcEnabled: 'N',
    isSetOpenPermissions: 'Y',
    createdTime: portalTime(now - 90 * 86_400_000),
    updatedTime: portalTime(now - 90 * 86_400_000),
  }
}
