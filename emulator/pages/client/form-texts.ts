/** The texts of a form's fields by name; files are passed over. */
export function formTexts(form: HTMLFormElement): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') texts.set(name, value)
  return texts
}
