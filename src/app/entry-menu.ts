import { type Pin, unknownUnpinItem } from '#features/pins/use-pin.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import type { Translate } from '#i18n/translate.ts'
import type { MenuItem } from '#ui/menu-list.tsx'

interface Menu {
  pin: Pin
  /** Null where the entry has no address of its own. */
  copyLink: (() => void) | null
  copyText: () => void
  /** Null where the text reads the same as written. */
  source: { copy: () => void; isShown: boolean; toggle: () => void } | null
  /** Why the entry cannot be deleted here; null where it can. */
  deleteClosed: MessageKey | null
  onDelete: () => void
}

/** What the menu of one entry has. */
export function entryMenu(t: Translate, menu: Menu): MenuItem[] {
  const { pin, copyLink, copyText, source, deleteClosed, onDelete } = menu
  const items: MenuItem[] = []
  if (copyLink) items.push({ id: 'link', label: t('entry.copyLink'), icon: 'link', onSelect: copyLink })
  items.push({ id: 'text', label: t('entry.copyText'), icon: 'copy', onSelect: copyText })
  if (source) {
    const { copy, isShown, toggle } = source
    const written = t(isShown ? 'entry.formatted' : 'entry.asWritten')
    items.push({ id: 'source', label: t('entry.copySource'), icon: 'code', onSelect: copy })
    items.push({ id: 'written', label: written, icon: 'eye', onSelect: toggle })
  }
  // Few people need it, so it stands last but one: in front of what cannot be undone.
  const unpin = unknownUnpinItem(pin, t)
  if (unpin) items.push(unpin)
  items.push({
    id: 'delete',
    label: t('delete.action'),
    icon: 'trash',
    danger: true,
    disabled: deleteClosed !== null,
    hint: deleteClosed ? t(deleteClosed) : undefined,
    onSelect: onDelete,
  })
  return items
}
