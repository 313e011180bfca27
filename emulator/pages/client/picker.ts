import { element } from './element.ts'

export type Choice = { id: string; title: string; hint: string; group: string }

type PickerOptions = { title: string; choices: Choice[]; multiple: boolean; chosen: Set<string> }

/** Asks the person to choose; resolves with the ids, in the list's order, or with undefined when they cancel. */
export function pick({ title, choices, multiple, chosen }: PickerOptions): Promise<string[] | undefined> {
  const search = element('input', {
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search',
    autofocus: '',
  })
  const list = element('div', { class: 'picker-list' })
  const rows = choices.map((choice) => row(choice, multiple, chosen.has(choice.id)))
  fill(list, choices, rows)
  search.addEventListener('input', () => {
    const word = search.value.trim().toLowerCase()
    choices.forEach((choice, index) => {
      const hidden = !`${choice.title} ${choice.id} ${choice.hint}`.toLowerCase().includes(word)
      rows[index]?.toggleAttribute('hidden', hidden)
    })
  })

  const cancel = element('button', { type: 'button', class: 'button' }, ['Cancel'])
  const select = element('button', { class: 'button primary' }, ['Select'])
  const form = element('form', { method: 'dialog' }, [
    element('h2', {}, [title]),
    search,
    list,
    element('div', { class: 'picker-foot' }, [select, cancel]),
  ])
  const dialog = element('dialog', { class: 'picker', 'aria-label': title }, [form])
  cancel.addEventListener('click', () => dialog.close())
  document.body.append(dialog)
  dialog.showModal()

  return new Promise((resolve) => {
    form.addEventListener('submit', () => resolve(new FormData(form).getAll('choice').map(String)))
    dialog.addEventListener('close', () => {
      resolve(undefined)
      dialog.remove()
    })
  })
}

function row({ id, title, hint }: Choice, multiple: boolean, checked: boolean): HTMLLabelElement {
  const input = element('input', { type: multiple ? 'checkbox' : 'radio', name: 'choice', value: id })
  input.checked = checked
  return element('label', { class: 'picker-row' }, [
    input,
    element('span', {}, [title]),
    element('small', {}, [hint]),
  ])
}

function fill(list: HTMLElement, choices: Choice[], rows: HTMLElement[]): void {
  const groups = new Map<string, HTMLElement>()
  choices.forEach((choice, index) => {
    const group = groups.get(choice.group) ?? element('fieldset', {}, [element('legend', {}, [choice.group])])
    if (!groups.has(choice.group)) list.append(group)
    groups.set(choice.group, group)
    const own = rows[index]
    if (own) group.append(own)
  })
}
