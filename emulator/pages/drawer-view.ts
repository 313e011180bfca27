import { html, raw } from 'hono/html'
import { dialectNames, switchesOf } from '../world/dialects.ts'
import type { Switches, World } from '../world/types.ts'
import { faultKinds, optionForms } from './fault-kinds.ts'
import { knownCommands } from './frame/commands.ts'
import { jsonScript, option } from './markup.ts'
import type { Html } from './markup.ts'

/** What each switch can be set to; `number` is typed in. */
export const switchValues: { [Name in keyof Switches]: readonly string[] | 'number' } = {
  listShape: ['array', 'wrapped'],
  listPaging: ['start', 'offset'],
  listNext: ['absent', 'correct', 'stuck'],
  pinLimit: 'number',
  pinLimitError: ['string', 'number'],
  bindRefusal: ['error', 'false'],
  noteRefusal: ['error', 'false'],
  scrollAndReload: ['everywhere', 'ownPage'],
  bindingTypes: ['five', 'all'],
  adminOnly: ['false', 'true', 'delete'],
  emptyMaps: ['object', 'array'],
  commentEmoji: ['kept', 'coded'],
  historyitemList: ['absent', 'present'],
  entityCode: ['kept', 'forgotten'],
  rateLimit: ['true', 'false'],
  operatingBudget: ['true', 'false'],
  tokenLifetime: 'number',
  errorLanguage: ['en', 'ru'],
  authStatus: ['docs', 'module'],
}

/** Methods worth breaking; any other can be typed. */
const methods = [
  '*',
  'batch',
  'crm.timeline.logmessage.list',
  'crm.timeline.logmessage.get',
  'crm.timeline.logmessage.add',
  'crm.timeline.logmessage.delete',
  'crm.timeline.note.get',
  'crm.timeline.note.save',
  'crm.timeline.note.delete',
  'crm.timeline.item.pin',
  'crm.timeline.item.unpin',
  'crm.timeline.bindings.list',
  'crm.timeline.bindings.bind',
  'crm.timeline.bindings.unbind',
  'crm.item.get',
  'crm.item.list',
  'user.get',
  'entity.item.get',
  'placement.bind',
]

/** The drawer that drives the control API: the portal's dialect and data, faults, the last requests. */
export function drawer(world: World): Html {
  return html`<aside class="drawer" id="drawer" aria-labelledby="drawer-title" hidden>
    <div class="drawer-head">
      <h2 id="drawer-title">Faults and switches</h2>
      <button type="button" class="icon-button" id="drawer-close" aria-label="Close the drawer">×</button>
    </div>
    ${faultForm()}
    <section aria-labelledby="active-title">
      <h3 id="active-title">Faults that wait</h3>
      <ul class="active-faults" id="active-faults"></ul>
      <button type="button" class="button" id="clear-faults">Clear all faults</button>
    </section>
    ${resetForm(world)}
    <section aria-labelledby="log-title">
      <h3 id="log-title">Last requests</h3>
      <ol class="log" id="request-log" tabindex="0" aria-labelledby="log-title"></ol>
    </section>
    <p class="drawer-status" id="drawer-said" role="status"></p>
    ${jsonScript('drawer-context', Object.fromEntries(dialectNames.map((name) => [name, switchesOf(name)])))}
  </aside>`
}

function faultForm(): Html {
  const groups = ['REST', 'Frame', 'Next opening of the tab'] as const
  const kinds = groups.map(
    (group) =>
      html`<optgroup label="${group}">
        ${faultKinds.filter((kind) => kind.group === group).map(({ id, label }) => option(id, label, false))}
      </optgroup>`,
  )
  const commands = knownCommands.map((name) => option(name, name, false))
  const forms = optionForms.map((form) => option(form, form, form === 'json'))
  return html`<form id="fault-form" aria-labelledby="fault-title">
    <h3 id="fault-title">Add a fault</h3>
    ${select('kind', 'What goes wrong', kinds)} ${input('method', 'Method', '', 'methods', '* (every one)')}
    ${select('frame', 'Frame command', commands)} ${input('error', 'Error code', 'ACCESS_DENIED')}
    ${input('description', 'Description')} ${input('status', 'HTTP status')}
    ${input('ms', 'Milliseconds', '3000')} ${input('answer', 'Raw answer', '{broken')}
    ${select('placementOptions', 'Form', forms)}
    ${input('placement', 'Placement code', 'CRM_ACTIVITY_LIST_MENU')} ${input('entityId', 'ID', '0')}
    ${input('times', 'Times (0: until cleared)', '1')}
    <datalist id="methods">${methods.map((name) => html`<option value="${name}"></option>`)}</datalist>
    <button class="button primary">Add the fault</button>
  </form>`
}

function resetForm(world: World): Html {
  const seeds = (['demo', 'empty', 'large'] as const).map((seed) => option(seed, seed, seed === world.seed))
  const dialects = dialectNames.map((name) => option(name, name, name === world.dialectName))
  return html`<form id="reset-form" aria-labelledby="reset-title">
    <h3 id="reset-title">The portal</h3>
    <p class="hint">Takes effect with a reset: the data start again, faults and the log are cleared.</p>
    ${select('seed', 'Data', seeds)} ${select('dialect', 'Dialect', dialects)}
    <label class="check"
      ><input type="checkbox" name="installed" ${isInstalled(world) ? raw('checked') : ''} /> App is
      installed</label
    >
    <details>
      <summary>Single switches</summary>
      ${Object.entries(switchValues).map(([name, values]) => switchField(name, values, world.switches))}
    </details>
    <button class="button primary">Reset the portal</button>
  </form>`
}

function isInstalled(world: World): boolean {
  return [...world.apps.values()].every((app) => app.installed)
}

function switchField(name: string, values: readonly string[] | 'number', switches: Switches): Html {
  const current = String(Object.entries(switches).find(([key]) => key === name)?.[1])
  if (values === 'number') return input(name, name, current)
  return select(
    name,
    name,
    values.map((value) => option(value, value, value === current)),
  )
}

function select(name: string, label: string, options: Html[]): Html {
  return html`<div class="field" data-field="${name}">
    <label for="drawer-${name}">${label}</label>
    <select name="${name}" id="drawer-${name}">
      ${options}
    </select>
  </div>`
}

function input(name: string, label: string, value = '', list = '', placeholder = ''): Html {
  return html`<div class="field" data-field="${name}">
    <label for="drawer-${name}">${label}</label>
    <input
      name="${name}"
      id="drawer-${name}"
      value="${value}"
      list="${list}"
      placeholder="${placeholder}"
      spellcheck="false"
    />
  </div>`
}
