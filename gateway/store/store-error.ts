import { StartError } from '../start-error.ts'

/** The store cannot be opened. The message says what to set, and holds no password. */
export class StoreError extends StartError {
  override readonly name = 'StoreError'
}

/** Code and words of what a driver or the file system threw. */
export function reasonOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Node joins the failures of several addresses (localhost is two) into an error with no words of its own.
  if (error instanceof AggregateError && error.message === '') return { code, message: code }
  return { code, message: error.message }
}
