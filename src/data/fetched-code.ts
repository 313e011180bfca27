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

/** Imports code that only later requests need. Errors: network where it does not come. */
export async function fetchedCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch (error) {
    const file = fileIn(error)
    if (file === null) throw new CodeMissing()
    return await fromElsewhere<Code>(`${file}?${Date.now()}`)
  }
}

/** Chromium keeps a file that did not come as missing until the page is loaded again; another address is asked for. */
async function fromElsewhere<Code>(address: string): Promise<Code> {
  const code: unknown = await import(/* @vite-ignore */ address).catch(() => null)
  if (isModule<Code>(code)) return code
  throw new CodeMissing()
}

/** The file is the same one, so what it exports is known. */
function isModule<Code>(code: unknown): code is Code {
  return typeof code === 'object' && code !== null
}

/** The file that did not come, as Chromium and Firefox name it; null in other browsers, which ask again by themselves. */
function fileIn(error: unknown): string | null {
  const [file] = (error instanceof Error && /https?:\/\/[^\s?]+\.js/.exec(error.message)) || []
  return file ?? null
}
