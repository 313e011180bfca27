import { normalisePath, sliderWidth } from '../frame/open-path.ts'
import { element } from './element.ts'

/** Opens a portal page beside the card; the answer comes when the person closes it. */
export function openPathSlider(path: string): Promise<{ result: 'close' }> {
  const address = normalisePath(path)
  return new Promise((resolve) => {
    const { body } = openSlider('Portal page', sliderWidth(path), () => resolve({ result: 'close' }))
    body.append(element('iframe', { title: 'Portal page', src: address, class: 'slider-page' }))
  })
}

/** Opens the app once more in a slider; the answer has no value and comes when it is closed. */
export function openAppSlider(
  settings: Record<string, unknown>,
  open: (box: HTMLElement, close: () => void) => Promise<void>,
): Promise<undefined> {
  const title = typeof settings['bx24_title'] === 'string' ? settings['bx24_title'] : 'Application'
  const width = Number(settings['bx24_width']) || 1000
  return new Promise((resolve) => {
    const { body, close } = openSlider(title, width, () => resolve(undefined))
    void open(body, close)
  })
}

function openSlider(title: string, width: number, closed: () => void) {
  const button = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'Close the slider' },
    ['×'],
  )
  const heading = element('h2', {}, [title])
  const body = element('div', { class: 'slider-body' })
  const dialog = element(
    'dialog',
    { class: 'slider', 'aria-label': title, style: `--slider-width: ${width}px` },
    [element('header', { class: 'slider-head' }, [heading, button]), body],
  )
  const close = () => dialog.close()
  button.addEventListener('click', close)
  dialog.addEventListener('close', () => {
    closed()
    dialog.remove()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { body, close }
}
