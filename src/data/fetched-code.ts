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

/** Imports code that only later requests need; `names` is what is used of it. Errors: network where it does not come. */
export async function fetchedCode<Code extends object>(
  load: () => Promise<Code>,
  names: readonly (keyof Code)[],
): Promise<Code> {
  const code = await load().catch(async (error: unknown) => {
    const file = fileIn(error)
    // Chromium keeps a file that did not come as missing until the page is loaded again; another address is asked for.
    const again: unknown =
      file && (await import(/* @vite-ignore */ `${file}?${Date.now()}`).catch(() => null))
    return isModule(again, names) ? again : null
  })
  if (!code) throw new CodeMissing()
  return code
}

function isModule<Code extends object>(code: unknown, names: readonly (keyof Code)[]): code is Code {
  return typeof code === 'object' && code !== null && names.every((name) => name in code)
}

/** The file that did not come, as Chromium and Firefox name it; null in other browsers, which ask again by themselves. */
function fileIn(error: unknown): string | null {
  const [file] = (error instanceof Error && /https?:\/\/[^\s?]+\.js/.exec(error.message)) || []
  return file ?? null
}
