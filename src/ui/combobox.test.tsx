import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { Combobox, type ComboboxOption } from './combobox.tsx'

const racks = { id: 'deal-1', kind: 'Deal', title: 'Server racks' }
const ivan = { id: 'contact-2', kind: 'Contact', title: 'Ivan Sokolov' }
const bound = { id: 'company-3', kind: 'Company', title: 'Northwind', disabled: 'bound already' }

function setup(options: readonly ComboboxOption[], outdated = false) {
  const onQuery = vi.fn()
  const onPick = vi.fn()
  const words = { label: 'Bind to a card', busyText: 'Searching', emptyText: 'Nothing found' }
  render(<Combobox {...words} options={options} outdated={outdated} onQuery={onQuery} onPick={onPick} />)
  return { onQuery, onPick, field: screen.getByRole('combobox', { name: 'Bind to a card' }) }
}

afterEach(() => {
  vi.useRealTimers()
})

it('asks once, 250 ms after the last keystroke', () => {
  vi.useFakeTimers()
  const { onQuery, field } = setup([])
  fireEvent.change(field, { target: { value: 'ra' } })
  vi.advanceTimersByTime(249)
  fireEvent.change(field, { target: { value: 'rack ' } })
  vi.advanceTimersByTime(249)
  expect(onQuery).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(onQuery).toHaveBeenCalledExactlyOnceWith('rack')
})

/** The pause after the last keystroke is over. */
const settled = () =>
  waitFor(() => expect(screen.getAllByRole('option')[0]).not.toHaveAttribute('aria-disabled'))

it('shows results only when asked', async () => {
  const { field } = setup([racks])
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
  expect(field).toHaveAttribute('aria-expanded', 'false')
  await userEvent.type(field, 'r')
  expect(screen.getByRole('listbox', { name: 'Bind to a card' })).toBeVisible()
  expect(screen.getByRole('option')).toHaveTextContent('DealServer racks')
})

it('picks with the keyboard and clears itself', async () => {
  const { field, onPick } = setup([racks, ivan])
  await userEvent.type(field, 'a')
  await settled()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  const option = screen.getByRole('option', { selected: true })
  expect(option).toHaveTextContent('Ivan Sokolov')
  expect(field).toHaveAttribute('aria-activedescendant', option.id)
  await userEvent.keyboard('{Enter}')
  expect(onPick).toHaveBeenCalledExactlyOnceWith(ivan)
  expect(field).toHaveValue('')
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
})

it('starts from the end on the arrow up', async () => {
  const { field } = setup([racks, ivan])
  await userEvent.type(field, 'a{ArrowUp}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Ivan Sokolov')
})

it('picks with a click and keeps the focus in the field', async () => {
  const { field, onPick } = setup([racks, ivan])
  await userEvent.type(field, 'a')
  await settled()
  await userEvent.click(screen.getByText('Server racks'))
  expect(onPick).toHaveBeenCalledExactlyOnceWith(racks)
  expect(field).toHaveFocus()
})

it('does not pick what is disabled, and says why', async () => {
  const { field, onPick } = setup([bound])
  await userEvent.type(field, 'n{ArrowDown}{Enter}')
  expect(onPick).not.toHaveBeenCalled()
  expect(screen.getByRole('option')).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByRole('option')).toHaveTextContent('bound already')
})

it('shows options of earlier words, and does not let them be taken', async () => {
  const { field, onPick } = setup([racks, ivan], true)
  await userEvent.type(field, 'a{ArrowDown}{Enter}')
  await userEvent.click(screen.getByText('Server racks'))
  expect(onPick).not.toHaveBeenCalled()
  for (const option of screen.getAllByRole('option')) expect(option).toHaveAttribute('aria-disabled', 'true')
})

it('takes nothing between the last keystroke and the search for it', () => {
  vi.useFakeTimers()
  const { field, onPick } = setup([racks])
  fireEvent.change(field, { target: { value: 'rack' } })
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onPick).not.toHaveBeenCalled()
  act(() => void vi.advanceTimersByTime(250))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onPick).toHaveBeenCalledExactlyOnceWith(racks)
})

it('closes on Escape, then clears', async () => {
  const { field } = setup([racks])
  await userEvent.type(field, 'a{Escape}')
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
  expect(field).toHaveValue('a')
  await userEvent.keyboard('{Escape}')
  expect(field).toHaveValue('')
})

it('asks anew without words when it is cleared or something was picked', async () => {
  const { field, onQuery } = setup([racks])
  await userEvent.type(field, 'a{Escape}{Escape}')
  expect(onQuery).toHaveBeenLastCalledWith('')
  await userEvent.type(field, 'b')
  await settled()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(onQuery.mock.calls).toEqual([[''], ['b'], ['']])
})

it('leaves Escape to others once there is nothing to close', async () => {
  const outside = vi.fn()
  render(
    <div role="presentation" onKeyDown={outside}>
      <Combobox
        label="Card"
        busyText="…"
        emptyText="Nothing"
        options={[]}
        onQuery={vi.fn()}
        onPick={vi.fn()}
      />
    </div>,
  )
  await userEvent.click(screen.getByRole('combobox', { name: 'Card' }))
  await userEvent.keyboard('{Escape}')
  expect(outside).toHaveBeenCalledOnce()
})

it('says that it searches, and that nothing was found', () => {
  vi.useFakeTimers()
  const { field } = setup([])
  fireEvent.change(field, { target: { value: 'zzz' } })
  expect(screen.getByRole('status')).toHaveTextContent('Searching')
  vi.useRealTimers()
})
