import { isOpenablePath } from '../frame/open-path.ts'
import type { FrameCommand } from '../frame/wire.ts'
import type { FrameHost } from './frame-commands.ts'
import { pickCards, pickRights, pickUsers } from './picker-commands.ts'
import { silence } from './silence.ts'
import { openAppSlider, openPathSlider } from './sliders.ts'
import { refreshTimeline } from './timeline.ts'

type Action = (host: FrameHost, params: Record<string, unknown>) => unknown

/** Does on screen what a command asks, and gives the portal's answer to it. */
export async function actOnPage(host: FrameHost, { command, params }: FrameCommand): Promise<unknown> {
  const action = actions.get(command)
  return action ? action(host, isRecord(params) ? params : {}) : silence
}

const actions = new Map<string, Action>([
  ['resizeWindow', resize],
  ['setTitle', setTitle],
  ['setScroll', setScroll],
  ['reloadWindow', reload],
  ['openPath', openPath],
  ['openApplication', openApplication],
  ['closeApplication', closeApplication],
  ['selectCRM', (host, params) => pickCards(host.context, params)],
  ['selectUser', (_host, params) => pickUsers(params['mult'] === true)],
  ['selectAccess', (_host, params) => pickRights(params['value'])],
  ['reloadData', reloadData],
])

/** In a tab only the height counts. The answer is the box as it stands then, in px. */
function resize({ opened, iframe, layout }: FrameHost, { width, height }: Record<string, unknown>) {
  const tall = Number(height)
  if (tall > 0) iframe.style.height = `${tall}px`
  if (opened.surface !== 'tab' && typeof width === 'number' && width > 0) iframe.style.width = `${width}px`
  return { width: layout.offsetWidth, height: layout.offsetHeight }
}

function setTitle(_host: FrameHost, params: Record<string, unknown>) {
  const heading = document.querySelector('h1')
  if (heading && typeof params['title'] === 'string') {
    heading.textContent = params['title']
    document.title = params['title']
  }
  return params
}

/** The page of a slider does not scroll. REST docs: BX24.scrollParentWindow. */
function setScroll({ opened }: FrameHost, params: Record<string, unknown>) {
  const top = Number(params['scroll'])
  if (opened.surface !== 'slider' && top >= 0) window.scrollTo({ top })
  return params
}

function reload() {
  location.reload()
  return silence
}

function openPath({ context }: FrameHost, { path }: Record<string, unknown>) {
  if (context.device === 'mobile') return { result: 'error', errorCode: 'METHOD_NOT_SUPPORTED_ON_DEVICE' }
  if (typeof path !== 'string' || !isOpenablePath(path))
    return { result: 'error', errorCode: 'PATH_NOT_AVAILABLE' }
  return openPathSlider(path)
}

/** The slider's own settings are taken out, the rest becomes the new frame's PLACEMENT_OPTIONS. */
function openApplication({ request, openApp }: FrameHost, params: Record<string, unknown>) {
  const options: Record<string, string> = { IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER' }
  for (const [name, value] of Object.entries(params)) {
    if (!name.startsWith('bx24_') && name !== 'isRawValue') options[name] = asText(value)
  }
  const { handler: _handler, ...rest } = request
  const inSlider = { ...rest, surface: 'slider' as const, placement: 'DEFAULT', options }
  return openAppSlider(params, (box, close) => openApp(box, inSlider, close))
}

/** The answer goes out before the frame is gone, else nobody would be there to hear it. */
function closeApplication({ close }: FrameHost) {
  if (!close) return silence
  setTimeout(close, 50)
  return undefined
}

async function reloadData() {
  await refreshTimeline()
  return []
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
