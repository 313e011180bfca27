import * as z from 'zod/mini'
import { control } from './control-door.ts'
import { byId } from './element.ts'
import { formTexts } from './form-texts.ts'
import { readPageData } from './portal-door.ts'

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const dialects = z.record(z.string(), values)

/** The form that starts the portal anew with other data, another dialect or single switches. */
export function startResetForm(say: (text: string) => void): void {
  const form = byId('reset-form', HTMLFormElement)
  const known = readPageData('drawer-context', dialects)
  if (!form || !known) return
  const dialect = form.elements.namedItem('dialect')
  if (dialect instanceof HTMLSelectElement) {
    dialect.addEventListener('change', () => showDialect(form, known[dialect.value] ?? {}))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void reset(form, known).then(
      () => location.reload(),
      (error: unknown) => say(String(error)),
    )
  })
}

function showDialect(form: HTMLFormElement, switches: Record<string, string | number | boolean>): void {
  for (const [name, value] of Object.entries(switches)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = String(value)
  }
}

async function reset(form: HTMLFormElement, known: z.infer<typeof dialects>): Promise<void> {
  const given = formTexts(form)
  const dialect = given.get('dialect') ?? 'cloud'
  const switches: Record<string, string | number | boolean> = {}
  for (const [name, usual] of Object.entries(known[dialect] ?? {}))
    switches[name] = likeUsual(usual, given.get(name))
  await control('POST', 'reset', {
    seed: given.get('seed'),
    dialect,
    installed: given.has('installed'),
    switches,
  })
}

/** The typed text as the kind of value the switch has. */
function likeUsual(usual: string | number | boolean, text: string | undefined): string | number | boolean {
  if (text === undefined) return usual
  if (typeof usual === 'number') return Number(text)
  // A switch of true and false may have a further value, which is a word.
  return typeof usual === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text
}
