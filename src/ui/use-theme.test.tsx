import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useTheme } from './use-theme.ts'

const root = document.documentElement

it('is light at first, whatever the device wishes', () => {
  renderHook(() => useTheme())
  expect(root).toHaveAttribute('data-theme', 'light')
})

it('puts the chosen theme on the root, and leaves it to the device where that is chosen', () => {
  const { result } = renderHook(() => useTheme())
  act(() => result.current[1]('dark'))
  expect(root).toHaveAttribute('data-theme', 'dark')
  act(() => result.current[1]('auto'))
  expect(root).not.toHaveAttribute('data-theme')
})

it('remembers the theme', () => {
  localStorage.setItem('trail.theme', 'dark')
  const { result } = renderHook(() => useTheme())
  expect(result.current[0]).toBe('dark')
  expect(root).toHaveAttribute('data-theme', 'dark')
})

it('works where storage is denied', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  const { result } = renderHook(() => useTheme('denied.theme'))
  act(() => result.current[1]('light'))
  expect(root).toHaveAttribute('data-theme', 'light')
})
