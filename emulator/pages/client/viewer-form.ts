import { byId } from './element.ts'
import { formTexts } from './form-texts.ts'

/** Another user, language or theme is another page: the choice goes into the address, where it can be copied. */
export function startViewer(): void {
  const form = byId('viewer', HTMLFormElement)
  form?.addEventListener('change', () => {
    const address = new URL(location.href)
    for (const [name, value] of formTexts(form)) address.searchParams.set(name, value)
    address.searchParams.delete('install_finished')
    location.assign(address)
  })
}
