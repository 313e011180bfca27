import { permittedKind } from '../frame/commands.ts'
import { commandReply } from '../frame/opened-frame.ts'
import type { CommandReply, OpenedFrame, OpenRequest, PageContext } from '../frame/opened-frame.ts'
import { readFrameCommand, writeFrameAnswer } from '../frame/wire.ts'
import type { FrameCommand } from '../frame/wire.ts'
import { actOnPage } from './page-actions.ts'
import { postJson } from './portal-door.ts'
import { silence } from './silence.ts'

/** An app in an iframe of this page. */
export type FrameHost = {
  opened: OpenedFrame
  request: OpenRequest
  context: PageContext
  iframe: HTMLIFrameElement
  layout: HTMLElement
  /** Opens an app in another box of this page. */
  openApp: (box: HTMLElement, request: OpenRequest, close: () => void) => Promise<void>
  /** Closes the slider the app sits in. */
  close?: () => void
}

/**
 * Answers the frame's commands for as long as the page lives. A message from another window or origin, with
 * another sid, or with a command that is unknown or denied here, gets no answer at all. A command without a key is
 * acted on like any other and not answered (source: applayout.js, receiveMessage).
 */
export function listen(host: FrameHost): void {
  const { opened } = host
  let asked: Promise<unknown> = Promise.resolve()
  window.addEventListener('message', function hear(event) {
    if (!host.iframe.isConnected) return window.removeEventListener('message', hear)
    if (event.source !== host.iframe.contentWindow || event.origin !== opened.appOrigin) return
    const message = readFrameCommand(event.data)
    if (!message || message.sid !== opened.sid) return
    const kind = permittedKind(message.command, opened)
    if (!kind) return
    // One after another, so that two heights of resizeWindow are never applied in the wrong order.
    asked = asked.then(() => askPortal(host, message)).then((reply) => void answer(host, message, reply))
  })
}

async function askPortal({ opened }: FrameHost, { command, params }: FrameCommand): Promise<CommandReply> {
  const body = { sid: opened.sid, command, params }
  return postJson('/__portal/frame', body, commandReply).catch(() => ({ silent: true as const }))
}

async function answer(host: FrameHost, message: FrameCommand, reply: CommandReply): Promise<void> {
  if (reply.installFinished) return finishInstall()
  if (reply.silent) return
  if (reply.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.delay))
  const value = 'value' in reply ? reply.value : await actOnPage(host, message)
  if (value === silence || message.key === '') return
  const text = reply.raw === undefined ? writeFrameAnswer(message.key, value) : `${message.key}:${reply.raw}`
  host.iframe.contentWindow?.postMessage(text, host.opened.appOrigin)
}

function finishInstall(): void {
  const address = new URL(location.href)
  address.searchParams.set('install_finished', 'Y')
  location.assign(address)
}
