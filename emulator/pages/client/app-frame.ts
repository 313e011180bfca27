import * as z from 'zod/mini'
import { openedFrame, openRefusal } from '../frame/opened-frame.ts'
import type { OpenedFrame, OpenRequest, PageContext } from '../frame/opened-frame.ts'
import { element } from './element.ts'
import { listen } from './frame-commands.ts'
import type { FrameHost } from './frame-commands.ts'
import { postJson } from './portal-door.ts'

const answer = z.union([openedFrame, openRefusal])

/**
 * Opens an app in a box as a portal does: asks for a sid, makes an iframe named `host|0|sid`, and posts the form
 * into it. `close` is what closeApplication does, in a slider.
 */
export async function openApp(
  box: HTMLElement,
  request: OpenRequest,
  context: PageContext,
  close?: () => void,
): Promise<void> {
  box.setAttribute('aria-busy', 'true')
  const opened = await postJson('/__portal/open', request, answer)
  box.removeAttribute('aria-busy')
  if ('refusal' in opened) {
    box.append(element('p', { class: 'refusal', role: 'status' }, [opened.refusal]))
    return
  }
  const host = build(box, opened, request, context)
  listen(close ? { ...host, close } : host)
  submit(host)
}

function build(box: HTMLElement, opened: OpenedFrame, request: OpenRequest, context: PageContext): FrameHost {
  const iframe = element('iframe', {
    id: `appframe_${opened.sid}`,
    name: opened.name,
    title: opened.title,
    allow: 'geolocation *; microphone *; camera *; autoplay *; clipboard-write *',
  })
  const loading = element('p', { class: 'frame-loading', id: `appframe_loading_${opened.sid}` }, [
    'Opening the app…',
  ])
  const layout = element('div', { class: 'frame-layout', id: `appframe_layout_${opened.sid}` }, [
    loading,
    iframe,
  ])
  iframe.addEventListener('load', () => loading.remove())
  box.append(layout)
  return {
    opened,
    request,
    context,
    iframe,
    layout,
    openApp: (other, wanted, close) => openApp(other, wanted, context, close),
  }
}

function submit({ opened, layout }: FrameHost): void {
  const form = element('form', {
    id: `appform_${opened.sid}`,
    method: 'POST',
    target: opened.name,
    action: opened.action,
    hidden: '',
  })
  for (const [name, value] of Object.entries(opened.fields)) {
    form.append(element('input', { type: 'hidden', name, value }))
  }
  layout.append(form)
  form.submit()
}
