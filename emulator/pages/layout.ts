import { html } from 'hono/html'
import type { World } from '../world/types.ts'
import { drawer } from './drawer-view.ts'
import type { PageContext } from './frame/opened-frame.ts'
import { jsonScript, option } from './markup.ts'
import type { Html } from './markup.ts'
import { languages } from './viewer.ts'
import type { Viewer } from './viewer.ts'

export type PageOptions = {
  title: string
  world: World
  viewer: Viewer
  /** A page inside a slider has neither bar nor drawer. */
  slim: boolean
  context?: PageContext
}

/** The portal's page around some content: the bar with its switches, and the fault drawer. */
export function page({ title, world, viewer, slim, context }: PageOptions, content: Html): Html {
  return html`<!doctype html>
    <html lang="en" data-theme="${viewer.theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__portal/client.css" />
        <script type="module" src="/__portal/client.js"></script>
        ${context ? jsonScript('page-context', context) : ''}
      </head>
      <body class="${slim ? 'slim' : ''}">
        ${slim ? '' : bar(world, viewer)}
        <main id="main">${content}</main>
        ${slim ? '' : drawer(world)}
      </body>
    </html>`
}

function bar(world: World, viewer: Viewer): Html {
  const users = [...world.users.values()]
    .filter((user) => user.active)
    .map((user) =>
      option(String(user.id), `${user.name} ${user.lastName} · ${user.role}`, user.id === viewer.user.id),
    )
  const langs = languages.map((lang) => option(lang, lang, lang === viewer.lang))
  const themes = [
    option('light', 'Light', viewer.theme === 'light'),
    option('dark', 'Dark', viewer.theme === 'dark'),
  ]
  return html`<header class="bar">
    <a class="skip" href="#main">To the content</a>
    <a class="brand" href="/">Portal emulator</a>
    <form class="viewer" id="viewer" aria-label="Who looks, and how">
      ${choice('user', 'User', users)} ${choice('lang', 'Language', langs)}
      ${choice('theme', 'Theme', themes)}
      <noscript><button>Apply</button></noscript>
    </form>
    <button type="button" class="button" id="drawer-button" aria-expanded="false" aria-controls="drawer">
      Faults
    </button>
  </header>`
}

function choice(name: string, label: string, options: Html[]): Html {
  return html`<div class="choice">
    <label for="viewer-${name}">${label}</label>
    <select name="${name}" id="viewer-${name}">
      ${options}
    </select>
  </div>`
}
