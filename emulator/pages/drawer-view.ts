import { html } from 'hono/html'
import { switchesOf } from '../world/dialects.ts'
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
  bindingTypes: ['five', 'all'],
  adminOnly: ['false', 'true'],
  emptyMaps: ['object', 'array'],
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
    <p class="drawer-status" id="drawer-status" role="status"></p>
    ${jsonScript('drawer-context', { cloud: switchesOf('cloud'), docs: switchesOf('docs') })}
  </aside>`
}

function faultForm(): Html {
  const groups = ['REST', 'Frame', 'Next opening of the tab'] as const
  return html`<form id="fault-form" aria-labelledby="fault-title">
    <h3 id="fault-title">Add a fault</h3>
    <label>
      <span>What goes wrong</span>
      <select name="kind">
        ${groups.map(
          (group) =>
            html`<optgroup label="${group}">
              ${faultKinds
                .filter((kind) => kind.group === group)
                .map((kind) => html`<option value="${kind.id}">${kind.label}</option>`)}
            </optgroup>`,
        )}
      </select>
    </label>
    ${field('method', 'Method', html`<input name="method" value="*" list="methods" spellcheck="false" />`)}
    ${field(
      'frame',
      'Frame command',
      html`<select name="frame">
        ${knownCommands.map((name) => option(name, name, false))}
      </select>`,
    )}
    ${field('error', 'Error code', html`<input name="error" placeholder="ACCESS_DENIED" spellcheck="false" />`)}
    ${field('description', 'Description', html`<input name="description" />`)}
    ${field('status', 'HTTP status', html`<input name="status" inputmode="numeric" />`)}
    ${field('ms', 'Milliseconds', html`<input name="ms" inputmode="numeric" placeholder="3000" />`)}
    ${field('answer', 'Raw answer', html`<input name="answer" value="{broken" spellcheck="false" />`)}
    ${field(
      'placementOptions',
      'Form',
      html`<select name="placementOptions">
        ${optionForms.map((form) => option(form, form, form === 'json'))}
      </select>`,
    )}
    ${field('placement', 'Placement code', html`<input name="placement" value="CRM_ACTIVITY_LIST_MENU" spellcheck="false" />`)}
    ${field('entityId', 'ID', html`<input name="entityId" value="0" />`)}
    ${field('times', 'Times (0: until cleared)', html`<input name="times" value="1" inputmode="numeric" />`)}
    <datalist id="methods">${methods.map((name) => html`<option value="${name}"></option>`)}</datalist>
    <button class="button primary">Add the fault</button>
  </form>`
}

function field(name: string, label: string, control: Html): Html {
  return html`<label data-field="${name}"><span>${label}</span>${control}</label>`
}

function resetForm(world: World): Html {
  return html`<form id="reset-form" aria-labelledby="reset-title">
    <h3 id="reset-title">The portal</h3>
    <p class="hint">Takes effect with a reset: the data start again, faults and the log are cleared.</p>
    <label>
      <span>Data</span>
      <select name="seed">
        ${(['demo', 'empty', 'large'] as const).map((seed) => option(seed, seed, seed === world.seed))}
      </select>
    </label>
    <label>
      <span>Dialect</span>
      <select name="dialect">
        ${(['cloud', 'docs'] as const).map((name) => option(name, name, name === world.dialect))}
      </select>
    </label>
    <label class="check"
      ><input type="checkbox" name="installed" checked /> <span>App is installed</span></label
    >
    <details>
      <summary>Single switches</summary>
      ${Object.entries(switchValues).map(([name, values]) => switchField(name, values, world.switches))}
    </details>
    <button class="button primary">Reset the portal</button>
  </form>`
}

function switchField(name: string, values: readonly string[] | 'number', switches: Switches): Html {
  const current = String(Object.entries(switches).find(([key]) => key === name)?.[1])
  if (values === 'number') {
    return html`<label
      ><span>${name}</span><input name="${name}" data-switch value="${current}" inputmode="numeric"
    /></label>`
  }
  return html`<label>
    <span>${name}</span>
    <select name="${name}" data-switch>
      ${values.map((value) => option(value, value, value === current))}
    </select>
  </label>`
}
