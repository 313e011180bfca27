import { addCard } from '../world/cards.ts'
import { portalTime } from '../world/times.ts'
import type { JsonMap, World } from '../world/types.ts'
import { people } from './people.ts'

const types = {
  lead: 1,
  deal: 2,
  contact: 3,
  company: 4,
  quote: 7,
  order: 14,
  invoice: 31,
  rental: 174,
  onboarding: 1042,
}

/** The cards of every seed. `now` in unix milliseconds: dates are counted back from it. */
export function seedCards(world: World, now: number): void {
  world.smartProcesses.push(
    { id: 3, entityTypeId: types.rental, title: 'Equipment rental' },
    { id: 4, entityTypeId: types.onboarding, title: 'Onboarding' },
  )
  const put = (entityTypeId: number, entityId: number, fields: JsonMap, hidden = false): void => {
    const created = portalTime(now - 40 * 86_400_000)
    const by = { assignedById: people.manager, createdBy: people.admin, updatedBy: people.manager }
    const common = { ...by, createdTime: created, updatedTime: portalTime(now) }
    addCard(world, { entityTypeId, entityId }, { ...fields, ...common }, hidden)
  }
  deals(put)
  put(types.lead, 20, {
    title: 'Website form: GPU servers for a render farm',
    name: 'Lukas',
    lastName: 'Brandt',
    fm: [multifield('EMAIL', 'lukas.brandt@render.example'), multifield('PHONE', '+49 30 901820-11')],
    stageId: 'IN_PROCESS',
  })
  put(types.lead, 21, {
    title: 'Alfa Stroy: colocation of two racks',
    name: 'Petr',
    lastName: 'Kim',
    stageId: 'NEW',
  })
  put(types.contact, 50, {
    name: 'Ivan',
    secondName: '',
    lastName: 'Sokolov',
    fm: [multifield('EMAIL', 'sokolov@northwind.example'), multifield('PHONE', '+7 495 123-45-67')],
    post: 'IT director',
    companyId: 10,
  })
  put(types.contact, 51, {
    name: 'Marta',
    secondName: '',
    lastName: 'Lindqvist',
    post: 'Purchasing',
    companyId: 10,
  })
  put(types.company, 10, {
    title: 'Northwind LLC',
    industry: 'LOGISTICS',
    fm: [multifield('EMAIL', 'office@northwind.example'), multifield('PHONE', '+7 495 123-45-67')],
  })
  put(types.company, 11, { title: 'Baltic Render GmbH', industry: 'MEDIA' })
  put(types.quote, 30, {
    title: 'Quote Q-2041: 2 racks, 14 servers',
    quoteNumber: 'Q-2041',
    dealId: 100,
    ...money(48_600),
  })
  put(types.invoice, 5, { title: 'Invoice INV-0712', accountNumber: 'INV-0712', ...money(24_300) })
  put(types.order, 8, { accountNumber: '8-2026', price: 1_240, currency: 'EUR' })
  put(types.rental, 5, {
    title: 'Loan of a 10 kVA UPS to Northwind',
    stageId: 'DT174_9:CLIENT',
    companyId: 10,
    ...money(900),
  })
  put(types.onboarding, 2, {
    title: 'Onboarding: Baltic Render',
    stageId: 'DT1042_11:NEW',
    companyId: 11,
    ...money(0),
  })
}

function deals(
  put: (entityTypeId: number, entityId: number, fields: JsonMap, hidden?: boolean) => void,
): void {
  const northwind = { contactId: 50, companyId: 10, categoryId: 0 }
  put(types.deal, 100, {
    title: 'Northwind: two racks and move to our data centre',
    stageId: 'PREPAYMENT_INVOICE',
    ...northwind,
    ...money(48_600),
  })
  put(types.deal, 101, {
    title: 'Baltic Render: 8 GPU servers',
    stageId: 'NEW',
    contactId: 0,
    companyId: 11,
    categoryId: 0,
    ...money(132_000),
  })
  put(types.deal, 102, { title: 'Northwind: backup storage', stageId: 'NEW', ...northwind, ...money(7_900) })
  put(
    types.deal,
    103,
    { title: 'Confidential: purchase of a competitor', stageId: 'NEW', ...northwind, ...money(0) },
    true,
  )
  const hostile = '<img src=x onerror=alert(1)> "Deal" \u202Eevil\u202C & Co. {{7*7}} ${1+1}'
  put(types.deal, 104, { title: hostile, stageId: 'NEW', ...northwind, ...money(1) })
}

/** A row of `fm`; ids are those of the field's own table, which the emulator does not have. */
function multifield(typeId: 'EMAIL' | 'PHONE', value: string): JsonMap {
  return { id: 1, typeId, valueType: 'WORK', value }
}

function money(opportunity: number): JsonMap {
  return { opportunity, currencyId: 'EUR' }
}
