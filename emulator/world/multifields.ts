import type { Json, JsonMap } from './types.ts'

/** A row of the field `fm`: a phone number, a mail address or a messenger. */
type Multifield = { typeId: string; valueType: string; value: string }

/** The values of one kind, such as every PHONE, in their order. */
export function multifieldValues(fm: Json | undefined, typeId: string): string[] {
  return rowsOf(fm)
    .filter((row) => row.typeId === typeId)
    .map(({ value }) => value)
}

/** The fields that crm.item.get makes of `fm`. REST docs: fields of CRM objects, multifields. */
export function multifieldsOf(fm: Json | undefined): JsonMap {
  const rows = rowsOf(fm)
  const first = (typeId: string, valueType?: string): Json =>
    rows.find((row) => row.typeId === typeId && (!valueType || row.valueType === valueType))?.value ?? null
  return {
    hasEmail: first('EMAIL') === null ? 'N' : 'Y',
    hasPhone: first('PHONE') === null ? 'N' : 'Y',
    email: first('EMAIL'),
    emailHome: first('EMAIL', 'HOME'),
    emailWork: first('EMAIL', 'WORK'),
    emailMailing: first('EMAIL', 'MAILING'),
    phone: first('PHONE'),
    phoneMobile: first('PHONE', 'MOBILE'),
    phoneWork: first('PHONE', 'WORK'),
    phoneMailing: first('PHONE', 'MAILING'),
  }
}

function rowsOf(fm: Json | undefined): Multifield[] {
  if (!Array.isArray(fm)) return []
  return fm.flatMap((row) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return []
    const { typeId, valueType, value } = row
    if (typeof typeId !== 'string' || typeof value !== 'string') return []
    return [{ typeId, valueType: typeof valueType === 'string' ? valueType : '', value }]
  })
}
