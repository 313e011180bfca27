/** Copies a text; false where the browser does not let a frame do so, and it must be shown instead. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The portal's frame does not hand out the clipboard permission, but a selection may be copied on a click. */
export function copyBySelection(text: string, html = ''): boolean {
  const box = document.createElement('textarea')
  const before = document.activeElement
  box.value = text
  box.className = 'sr-only'
  document.body.append(box)
  box.select()
  const setBoth = (event: ClipboardEvent) => {
    if (!html) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
  }
  box.addEventListener('copy', setBoth)
  const copied = document.execCommand('copy')
  box.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return copied
}
