import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useDraft } from './use-draft.ts'

it('survives a reload until it is cleared', () => {
  const first = renderHook(() => useDraft('note.1'))
  act(() => first.result.current[1]('Called him'))
  first.unmount()
  const second = renderHook(() => useDraft('note.1'))
  expect(second.result.current[0]).toBe('Called him')
  act(() => second.result.current[2]())
  expect(second.result.current[0]).toBe('')
  expect(localStorage.getItem('note.1')).toBeNull()
})

it('reads the draft of another key when the key changes', () => {
  localStorage.setItem('note.2', 'two')
  const { result, rerender } = renderHook(({ key }) => useDraft(key), { initialProps: { key: 'note.1' } })
  act(() => result.current[1]('one'))
  rerender({ key: 'note.2' })
  expect(result.current[0]).toBe('two')
  rerender({ key: 'note.1' })
  expect(result.current[0]).toBe('one')
})

it('keeps typing possible when storage is full', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const { result } = renderHook(() => useDraft('note.full'))
  act(() => result.current[1]('still here'))
  expect(result.current[0]).toBe('still here')
})
