import * as z from 'zod/mini'
import { PortalError } from '../portal-error.ts'

/** Parses an answer's result once, at the wire; a shape nobody knows becomes `unreadable`, never a crash later. */
export function read<T extends z.core.$ZodType>(schema: T, value: unknown, method: string): z.core.output<T> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  throw new PortalError('unreadable', { method, status: 200 })
}
