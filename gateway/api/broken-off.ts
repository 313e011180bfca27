/** True where a client left in the middle of its own request: nobody failed, and nobody hears the answer. */
export function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  // Node's own words; a store that is lost has the same code with others.
  return (
    (error.code === 'ECONNRESET' && error.message === 'aborted') ||
    error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  )
}
