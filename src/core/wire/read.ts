import * as v from 'valibot'
import { PortalError } from '../portal-error.ts'

/** Parses an answer's result once, at the wire; a shape nobody knows becomes `unreadable`, never a crash later. */
export function read<T extends v.GenericSchema>(schema: T, value: unknown, method: string): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  throw new PortalError('unreadable', { method, status: 200 })
}
