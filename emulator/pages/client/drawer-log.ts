import * as z from 'zod/mini'
import { control } from './control-door.ts'
import { byId, element } from './element.ts'

const logEntry = z.object({
  verb: z.string(),
  method: z.string(),
  batch: z.optional(z.array(z.string())),
  status: z.number(),
  ms: z.number(),
})

const shown = 30

/** The last requests, newest first; a batch opens to its commands. */
export async function fillLog(): Promise<void> {
  const list = byId('request-log', HTMLElement)
  if (!list) return
  const log = z.parse(z.array(logEntry), await control('GET', 'log'))
  const mark = String(log.length)
  // An open batch stays open while nothing new came.
  if (list.dataset['mark'] === mark) return
  list.dataset['mark'] = mark
  const rows = log.slice(-shown).toReversed().map(row)
  list.replaceChildren(
    ...(rows.length > 0 ? rows : [element('li', { class: 'hint' }, ['None since the reset'])]),
  )
}

function row({ verb, method, batch, status, ms }: z.infer<typeof logEntry>): HTMLLIElement {
  const outcome = status === 0 ? 'dropped' : String(status)
  const head = [
    element('span', { class: 'verb' }, [verb]),
    element('span', { class: 'method' }, [batch ? `${method} · ${batch.length} commands` : method]),
    element('span', { class: status >= 200 && status < 400 ? 'outcome' : 'outcome bad' }, [outcome]),
    element('span', { class: 'ms' }, [`${Math.round(ms)} ms`]),
  ]
  if (!batch) return element('li', {}, [element('div', { class: 'request' }, head)])
  const commands = batch.map((name) => element('li', {}, [name]))
  return element('li', {}, [
    element('details', {}, [element('summary', { class: 'request' }, head), element('ol', {}, commands)]),
  ])
}
