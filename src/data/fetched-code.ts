import { PortalError } from '#core/portal-error.ts'

/** Code that a request needs did not come, so nothing was sent. */
class CodeMissing extends PortalError {
  constructor() {
    super('network', { description: 'code' })
    this.name = 'CodeMissing'
  }

  override get mayHaveHappened() {
    return false
  }
}

/** Imports code that only later requests need. Errors: network where it does not come; each call asks once more. */
export async function fetchedCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch {
    throw new CodeMissing()
  }
}
