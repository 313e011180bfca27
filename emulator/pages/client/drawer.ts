import { startFaultForm } from './drawer-faults.ts'
import { fillLog } from './drawer-log.ts'
import { startResetForm } from './drawer-reset.ts'
import { byId } from './element.ts'

/** The fault drawer: opens by its button, stays open over reloads, refreshes itself while it is open. */
export function startDrawer(): void {
  const drawer = byId('drawer', HTMLElement)
  const button = byId('drawer-button', HTMLButtonElement)
  if (!drawer || !button) return
  const faults = startFaultForm(say)
  startResetForm(say)

  const refresh = () =>
    void Promise.all([faults.refresh(), fillLog()]).catch(() => say('The emulator does not answer.'))
  const toggle = (open: boolean) => {
    drawer.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    sessionStorage.setItem('drawer', open ? 'open' : '')
    if (open) refresh()
  }
  button.addEventListener('click', () => {
    toggle(drawer.hidden !== false)
    if (!drawer.hidden) byId('drawer-close', HTMLButtonElement)?.focus()
  })
  byId('drawer-close', HTMLButtonElement)?.addEventListener('click', () => close())
  drawer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
  function close(): void {
    toggle(false)
    button?.focus()
  }
  setInterval(() => {
    if (!drawer.hidden && document.visibilityState === 'visible') refresh()
  }, 2000)
  if (sessionStorage.getItem('drawer') === 'open') toggle(true)
}

function say(text: string): void {
  const status = byId('drawer-said', HTMLElement)
  if (status) status.textContent = text
}
