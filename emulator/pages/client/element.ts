type Children = (Node | string)[]

/** A new element with attributes and children; texts stay texts. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  children: Children = [],
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value)
  created.append(...children)
  return created
}

/** The element with this id, when it is there and of this kind. */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind | undefined {
  const found = document.querySelector(`#${CSS.escape(id)}`)
  return found instanceof kind ? found : undefined
}
