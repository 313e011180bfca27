import { useCallback, useSyncExternalStore } from 'react'
import { readStored, writeStored } from './browser-storage.ts'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** A remembered choice out of a few, shared by all who use the key, in other frames too. Unknown values fall back. */
export function useStoredChoice<Choice extends string>(
  storageKey: string,
  choices: readonly Choice[],
  fallback: Choice,
): [Choice, (choice: Choice) => void] {
  const stored = useSyncExternalStore(subscribe, () => readStored(storageKey))
  const choose = useCallback(
    (choice: Choice) => {
      writeStored(storageKey, choice)
      for (const listener of listeners) listener()
    },
    [storageKey],
  )
  return [choices.find((choice) => choice === stored) ?? fallback, choose]
}
