import * as z from 'zod/mini'
import { buildFault, describeFault, faultKinds } from '../fault-kinds.ts'
import type { FaultFields } from '../fault-kinds.ts'
import { control } from './control-door.ts'
import { byId, element } from './element.ts'
import { formTexts } from './form-texts.ts'

const faultList = z.array(z.record(z.string(), z.unknown()))

/** The form that adds a fault, and the list of those that wait. */
export function startFaultForm(say: (text: string) => void): { refresh: () => Promise<void> } {
  const form = byId('fault-form', HTMLFormElement)
  form?.addEventListener('change', () => showFields(form))
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    void add(form)
  })
  byId('clear-faults', HTMLButtonElement)?.addEventListener('click', () => void clear())
  if (form) showFields(form)

  async function add(from: HTMLFormElement): Promise<void> {
    const fields = readFields(from)
    const fault = buildFault(fields.kind, fields.texts)
    if (!fault) return
    try {
      await control('POST', 'faults', fault)
      say('The fault waits for its call.')
    } catch (error) {
      say(String(error))
    }
    await refresh()
  }
  async function clear(): Promise<void> {
    await control('DELETE', 'faults')
    say('No faults any more.')
    await refresh()
  }
  async function refresh(): Promise<void> {
    const faults = z.parse(faultList, await control('GET', 'faults'))
    const rows = faults.map((fault) => element('li', {}, [describeFault(fault)]))
    byId('active-faults', HTMLElement)?.replaceChildren(
      ...(rows.length > 0 ? rows : [element('li', {}, ['None'])]),
    )
  }
  return { refresh }
}

function showFields(form: HTMLFormElement): void {
  const { kind } = readFields(form)
  const wanted: readonly string[] = ['kind', ...(faultKinds.find(({ id }) => id === kind)?.fields ?? [])]
  for (const field of form.querySelectorAll<HTMLElement>('[data-field]')) {
    field.hidden = !wanted.includes(field.dataset['field'] ?? '')
  }
}

function readFields(form: HTMLFormElement): { kind: string; texts: FaultFields } {
  const { kind = '', ...texts } = Object.fromEntries(formTexts(form))
  return { kind, texts }
}
