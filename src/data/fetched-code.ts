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

/**
 * Imports code that only later requests need. Errors: network where it does not come. Each call imports once more, but
 * Chromium keeps a file that was answered with an error as missing until the page is loaded again (seen in Chromium).
 */
export async function fetchedCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch {
    throw new CodeMissing()
  }
}
