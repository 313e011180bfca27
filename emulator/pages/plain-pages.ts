import { html } from 'hono/html'
import type { PortalApp, User } from '../world/types.ts'
import type { OpenRequest } from './frame/opened-frame.ts'
import type { Html } from './markup.ts'

/** The app's own page (PLACEMENT=DEFAULT); the frame may change its heading with setTitle. */
export function appView(app: PortalApp, request: OpenRequest): Html {
  return html`<header class="card-head">
      <p class="kind">Application</p>
      <h1 id="app-title">${app.title}</h1>
    </header>
    <section
      class="panel app-panel"
      aria-labelledby="app-title"
      data-open="${JSON.stringify(request)}"
    ></section>`
}

export function userView(user: User): Html {
  const facts = [
    ['Position', user.workPosition],
    ['E-mail', user.email],
    ['Time zone', user.timeZone],
    ['Role in the CRM', user.role],
    ['Status', user.active ? 'works here' : 'left the company'],
  ] as const
  return html`<header class="card-head">
      <p class="kind">Employee ${user.id}</p>
      <h1>${user.name} ${user.lastName}</h1>
    </header>
    <section class="panel general">
      <h2>Contact</h2>
      <dl>
        ${facts.map(([name, value]) =>
          value
            ? html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`
            : '',
        )}
      </dl>
    </section>`
}

/** What a portal shows in place of a page. */
export function refusalView(heading: string, text: string): Html {
  return html`<section class="panel refusal">
    <h1>${heading}</h1>
    <p>${text}</p>
    <p><a href="/">All cards</a></p>
  </section>`
}
