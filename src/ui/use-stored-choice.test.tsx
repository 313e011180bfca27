import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useStoredChoice } from './use-stored-choice.ts'

const orders = ['new', 'old'] as const
const renderOrder = () => renderHook(() => useStoredChoice('order', orders, 'new'))

it('starts with the fallback and remembers the choice', () => {
  const { result } = renderOrder()
  expect(result.current[0]).toBe('new')
  act(() => result.current[1]('old'))
  expect(result.current[0]).toBe('old')
  expect(localStorage.getItem('order')).toBe('old')
})

it('falls back when something unknown is stored', () => {
  localStorage.setItem('order', 'sideways')
  expect(renderOrder().result.current[0]).toBe('new')
})

it('tells everyone on the page who uses the same key', () => {
  const one = renderOrder()
  const two = renderOrder()
  act(() => one.result.current[1]('old'))
  expect(two.result.current[0]).toBe('old')
})

it('follows a choice made in another frame', () => {
  const { result } = renderOrder()
  act(() => {
    localStorage.setItem('order', 'old')
    dispatchEvent(new StorageEvent('storage', { key: 'order' }))
  })
  expect(result.current[0]).toBe('old')
})
