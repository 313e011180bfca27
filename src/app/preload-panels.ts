import { UnbindAsk } from '#features/bindings/binding-chips.tsx'
import { NoteDeletion } from '#features/notes/note-view.tsx'
import { MenuList } from '#ui/menu-button.tsx'

/**
 * Fetches what opens on a click or a key, as soon as somebody comes near: whoever opens an editor goes on typing at
 * once, and letters typed before it is there would be taken for keys. `needs` is what all of them wait for.
 */
export function preloadPanels(needs: () => Promise<void>): void {
  void Promise.allSettled([
    needs(),
    MenuList.fetch(needs),
    NoteDeletion.fetch(needs),
    UnbindAsk.fetch(needs),
    import('#data/writes.ts'),
    import('#data/later-pages.ts'),
    import('./nothing-opened.tsx'),
    import('#features/notes/conflict-words.tsx'),
    import('#features/notes/note-editor.tsx'),
    import('#features/bindings/bind-panel.tsx'),
    import('#features/bindings/failed-bind-message.tsx'),
    import('#features/compose/compose.tsx'),
    import('#features/entries/copied-message.tsx'),
    import('#features/entries/copy-shown.ts'),
    import('#features/entries/key-help.tsx'),
    import('#features/pins/full-panel.tsx'),
    import('#features/pins/pin-answer.tsx'),
    import('#features/removal/delete-panel.tsx'),
  ])
}
