import { useLayoutEffect } from 'react'
import { useStoredChoice } from './use-stored-choice.ts'

export type Theme = 'light' | 'dark' | 'auto'

export const themes = ['light', 'dark', 'auto'] as const satisfies readonly Theme[]

/** The remembered theme, put on the document's root: light unless chosen otherwise. `auto` is the wish of the device. */
export function useTheme(storageKey = 'trail.theme'): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useStoredChoice(storageKey, themes, 'light')

  useLayoutEffect(() => {
    const root = document.documentElement
    if (theme === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [theme])

  return [theme, setTheme]
}
