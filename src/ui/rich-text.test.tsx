import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { RichNode } from './rich-node.ts'
import { RichText } from './rich-text.tsx'

const text = (words: string): RichNode => ({ kind: 'text', text: words })

it('shows marks as what they mean', () => {
  render(
    <RichText nodes={[{ kind: 'b', children: [text('bold '), { kind: 'i', children: [text('both')] }] }]} />,
  )
  expect(screen.getByText('both').closest('b')).toHaveTextContent('bold both')
})

it('gives every line its own direction', () => {
  render(<RichText nodes={[text('Hello'), { kind: 'br' }, text('שלום')]} />)
  expect(screen.getByText('Hello')).toHaveAttribute('dir', 'auto')
  expect(screen.getByText('שלום')).toHaveAttribute('dir', 'auto')
})

it('lets a list and a quote run one way as a whole, with their bullets and edges', () => {
  const nested: RichNode = { kind: 'list', ordered: false, items: [[text('داخل')]] }
  const list: RichNode = { kind: 'list', ordered: false, items: [[text('ملصقات')], [text('اسم'), nested]] }
  const { container } = render(<RichText nodes={[list, { kind: 'quote', children: [text('اقتباس')] }]} />)
  // The direction of its own words counts: words with a direction of theirs would not.
  const directed = [...container.querySelectorAll('[dir]')].map((each) => each.tagName)
  expect(directed).toEqual(['UL', 'BLOCKQUOTE'])
})

it('never reads text as markup', () => {
  render(<RichText nodes={[text('<img src=x onerror=alert(1)>')]} />)
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
})

it('renders lists, nested ones too', () => {
  const inner: RichNode = { kind: 'list', ordered: true, items: [[text('inner')]] }
  render(
    <RichText nodes={[{ kind: 'list', ordered: false, items: [[text('one')], [text('two'), inner]] }]} />,
  )
  expect(screen.getAllByRole('list')).toHaveLength(2)
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
})

it('renders quotes, code and colours', () => {
  const nodes: RichNode[] = [
    { kind: 'quote', children: [text('quoted')] },
    { kind: 'code', children: [text('npm start')] },
    { kind: 'color', color: 'red', children: [text('red')] },
  ]
  render(<RichText nodes={nodes} />)
  expect(screen.getByText('quoted').closest('blockquote')).toBeVisible()
  expect(screen.getByText('npm start').tagName).toBe('CODE')
  expect(screen.getByText('red')).toHaveClass('text-bad')
})

it('opens links outside the portal in a tab that knows nothing of ours', () => {
  render(
    <RichText
      nodes={[{ kind: 'link', href: 'https://example.org/', external: true, children: [text('out')] }]}
    />,
  )
  const link = screen.getByRole('link', { name: 'out' })
  expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  expect(link).toHaveAttribute('target', '_blank')
})

it.each(['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)'])(
  'makes no link of %s',
  (href) => {
    render(<RichText nodes={[{ kind: 'link', href, external: true, children: [text('trap')] }]} />)
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    expect(screen.getByText('trap')).toBeVisible()
  },
)

it('opens portal paths and users through onOpen', async () => {
  const onOpen = vi.fn()
  const nodes: RichNode[] = [
    { kind: 'link', href: '/crm/deal/details/1/', external: false, children: [text('a deal')] },
    { kind: 'user', id: 7, children: [text('Olga')] },
  ]
  render(<RichText nodes={nodes} onOpen={onOpen} />)
  await userEvent.click(screen.getByRole('button', { name: 'a deal' }))
  await userEvent.click(screen.getByRole('button', { name: 'Olga' }))
  expect(onOpen.mock.calls).toEqual([
    [{ kind: 'path', path: '/crm/deal/details/1/' }],
    [{ kind: 'user', id: 7 }],
  ])
})

it('is a real link to the portal where its address is known', async () => {
  const onOpen = vi.fn()
  render(
    <RichText
      nodes={[{ kind: 'user', id: 7, children: [text('Olga')] }]}
      onOpen={onOpen}
      hrefOf={() => 'https://portal.example/user/7/'}
    />,
  )
  const link = screen.getByRole('link', { name: 'Olga' })
  expect(link).toHaveAttribute('href', 'https://portal.example/user/7/')
  await userEvent.click(link)
  expect(onOpen).toHaveBeenCalledExactlyOnceWith({ kind: 'user', id: 7 })
})

it.each(['//evil.example/', '/\\evil.example/', 'crm/deal/'])(
  'does not take %s for a portal path',
  (href) => {
    render(
      <RichText
        nodes={[{ kind: 'link', href, external: false, children: [text('trap')] }]}
        onOpen={vi.fn()}
      />,
    )
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
    expect(screen.getByText('trap')).toBeVisible()
  },
)

it('does not nest a link in a link', () => {
  const inner: RichNode = {
    kind: 'link',
    href: 'https://example.org/in',
    external: true,
    children: [text('in')],
  }
  const outer: RichNode = { kind: 'link', href: 'https://example.org/out', external: true, children: [inner] }
  render(<RichText nodes={[outer]} />)
  expect(screen.getAllByRole('link')).toHaveLength(1)
})
