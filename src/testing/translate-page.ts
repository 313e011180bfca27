/** What no translator touches. */
const NOT_TRANSLATED = 'textarea, script, style, svg'

/**
 * Does to a page what page translators do, now and after each change: every text is taken out and put back inside
 * `<font>`. A text node that React knows is then no longer in the page. Answers how to stop, with those texts.
 */
export function translatePage(root: HTMLElement): () => string[] {
  const known: string[] = []
  const observer = new MutationObserver(() => translate())

  function translate(): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) {
      const { currentNode } = walker
      if (currentNode instanceof Text && isTranslated(currentNode)) texts.push(currentNode)
    }
    for (const text of texts) {
      if (isKnownToReact(text)) known.push(text.data)
      const outer = document.createElement('font')
      const inner = document.createElement('font')
      inner.textContent = text.data
      outer.append(inner)
      text.replaceWith(outer)
    }
  }

  translate()
  observer.observe(root, { childList: true, characterData: true, subtree: true })
  return () => {
    observer.disconnect()
    return known
  }
}

function isTranslated(text: Text): boolean {
  const parent = text.parentElement
  return text.data.trim() !== '' && parent !== null && !parent.closest(`font, ${NOT_TRANSLATED}`)
}

/** React marks the text nodes that it changes and removes itself; the only text of an element it sets as a whole. */
function isKnownToReact(text: Text): boolean {
  return Object.keys(text).some((name) => name.startsWith('__reactFiber$'))
}
