/** Asked for anew: the portal opened the page by a form, and our own policy lets no form be sent again. */
export function reloadPage(): void {
  location.replace(location.pathname + location.search)
}
