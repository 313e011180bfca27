import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Component, type ComponentType, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { OnDemand, PieceNeeds, onDemand } from './on-demand.tsx'

function Greeting({ name }: { name: string }) {
  return <p>Hello, {name}</p>
}

/** Draws a piece beside a field, over a network that breaks so many times first. */
function open(breaks: number, needs = async () => {}) {
  const load = vi.fn(async (): Promise<ComponentType<{ name: string }>> => {
    if (load.mock.calls.length <= breaks) throw new TypeError('Failed to fetch dynamically imported module')
    return Greeting
  })
  const Piece = onDemand(load)
  const place = (
    <OnDemand failed="It did not come." retry="Try again" reload="Load the page again" fallback={<p>Wait</p>}>
      <Piece name="Trail" />
    </OnDemand>
  )
  const caught: unknown[] = []
  const page = (more?: ReactNode) => (
    <PieceNeeds value={needs}>
      <input aria-label="Draft" />
      {place}
      {more}
    </PieceNeeds>
  )
  const view = render(page(), { onCaughtError: (error) => caught.push(error) })
  return { ...view, user: userEvent.setup(), load, caught, place, page }
}

const again = () => screen.findByRole('button', { name: 'Try again' })

it('draws the piece when it has come', async () => {
  const { load } = open(0)
  expect(screen.getByText('Wait')).toBeVisible()
  expect(await screen.findByText('Hello, Trail')).toBeVisible()
  expect(load).toHaveBeenCalledOnce()
})

it('says that the piece did not come, asks for it anew, and leaves the rest as it was', async () => {
  const { user, load } = open(1)
  await user.type(screen.getByRole('textbox'), 'kept')
  const button = await again()
  expect(screen.getByRole('alert')).toHaveTextContent('It did not come.')
  expect(load).toHaveBeenCalledOnce()
  await user.click(button)
  expect(await screen.findByText('Hello, Trail')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('textbox')).toHaveValue('kept')
  expect(load).toHaveBeenCalledTimes(2)
})

it('offers to load the page again, in the same place, when a second try fails', async () => {
  const { user, load } = open(2)
  await user.click(await again())
  expect(await screen.findByRole('button', { name: 'Load the page again' })).toHaveFocus()
  expect(screen.getByRole('alert')).toHaveTextContent('It did not come.')
  expect(load).toHaveBeenCalledTimes(2)
})

it('is there at once in another place after it came at the second try', async () => {
  const { user, load, place, page, rerender } = open(1)
  await user.click(await again())
  await screen.findByText('Hello, Trail')
  rerender(page(<div>{place}</div>))
  expect(screen.getAllByText('Hello, Trail')).toHaveLength(2)
  expect(load).toHaveBeenCalledTimes(2)
})

it('waits for what the piece needs, which is fetched beside it', async () => {
  let arrive = () => {}
  const needs = vi.fn(() => new Promise<void>((resolve) => (arrive = resolve)))
  const { load } = open(0, needs)
  expect(load).toHaveBeenCalledOnce()
  expect(needs).toHaveBeenCalledOnce()
  await act(async () => {})
  expect(screen.getByText('Wait')).toBeVisible()
  await act(async () => arrive())
  expect(await screen.findByText('Hello, Trail')).toBeVisible()
})

it('fetches both again by one press when neither came', async () => {
  const needs = vi.fn(async () => {
    if (needs.mock.calls.length === 1) throw new TypeError('Failed to fetch dynamically imported module')
  })
  const { user, load } = open(1, needs)
  await user.click(await again())
  expect(await screen.findByText('Hello, Trail')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(2)
  expect(needs).toHaveBeenCalledTimes(2)
})

it('leaves a fault of the piece itself to whoever catches those', async () => {
  class Crash extends Component<{ children: ReactNode }, { broken: boolean }> {
    override state = { broken: false }
    static getDerivedStateFromError() {
      return { broken: true }
    }
    override render() {
      return this.state.broken ? 'Crashed' : this.props.children
    }
  }
  const Broken = onDemand(async () => {
    return function Thrower(): ReactNode {
      throw new RangeError('no')
    }
  })
  const caught: unknown[] = []
  render(
    <Crash>
      <OnDemand failed="It did not come." retry="Try again" reload="Load the page again">
        <Broken />
      </OnDemand>
    </Crash>,
    { onCaughtError: (error) => caught.push(error) },
  )
  expect(await screen.findByText('Crashed')).toBeVisible()
  expect(caught.at(-1)).toBeInstanceOf(RangeError)
})
