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
  const nested: RichNode = { kind: 'list', ordered: false, start: 1, items: [[text('داخل')]] }
  const list: RichNode = {
    kind: 'list',
    ordered: false,
    start: 1,
    items: [[text('ملصقات')], [text('اسم'), nested]],
  }
  const { container } = render(
    <RichText nodes={[list, { kind: 'quote', name: '', children: [text('اقتباس')] }]} />,
  )
  // The direction of its own words counts: words with a direction of theirs would not.
  const directed = [...container.querySelectorAll('[dir]')].map((each) => each.tagName)
  expect(directed).toEqual(['UL', 'BLOCKQUOTE'])
})

it('never reads text as markup', () => {
  render(<RichText nodes={[text('<img src=x onerror=alert(1)>')]} />)
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
})

it('renders lists, nested ones too', () => {
  const inner: RichNode = { kind: 'list', ordered: true, start: 1, items: [[text('inner')]] }
  render(
    <RichText
      nodes={[{ kind: 'list', ordered: false, start: 1, items: [[text('one')], [text('two'), inner]] }]}
    />,
  )
  expect(screen.getAllByRole('list')).toHaveLength(2)
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
})

it('renders quotes, code and colours', () => {
  const nodes: RichNode[] = [
    { kind: 'quote', name: '', children: [text('quoted')] },
    { kind: 'code', text: 'npm start', block: false },
    { kind: 'color', color: 'red', children: [text('red')] },
  ]
  render(<RichText nodes={nodes} />)
  expect(screen.getByText('quoted').closest('blockquote')).toBeVisible()
  expect(screen.getByText('npm start').tagName).toBe('CODE')
  expect(screen.getByText('red')).toHaveClass('text-bad')
})

it('keeps blanks and tabs, and sets words wider apart that a tab separates', () => {
  const { container } = render(
    <RichText nodes={[text('1\tServer  x\t2\t500 000,00'), { kind: 'br' }, text('\tat a()')]} />,
  )
  const [table, trace] = container.querySelectorAll('[dir=auto]')
  expect(table).toHaveClass('whitespace-pre-wrap')
  expect(table?.textContent).toBe('1\tServer  x\t2\t500 000,00')
  expect([...(table?.querySelectorAll('.pe-4') ?? [])].map((each) => each.textContent)).toEqual([
    '\t',
    '\t',
    '\t',
  ])
  expect(trace?.querySelectorAll('.pe-4')).toHaveLength(0)
})

it('draws code of several lines as one block that scrolls by itself', () => {
  const lines = `{\n  "long": "${'x'.repeat(60)}"\n}`
  const { container } = render(<RichText nodes={[text('see'), { kind: 'code', text: lines, block: true }]} />)
  const block = container.querySelector('pre')
  expect(block?.textContent).toBe(lines)
  expect(block).toHaveClass('overflow-x-auto')
  expect(block).toHaveAttribute('tabindex', '0')
})

it('draws tables, headings, rules, paragraphs, moments and whose words are quoted', () => {
  const nodes: RichNode[] = [
    { kind: 'table', head: true, rows: [[[text('Item')]], [[text('Rack')]]] },
    { kind: 'h', children: [text('Result')] },
    { kind: 'hr' },
    { kind: 'p', children: [text('paragraph')] },
    { kind: 'quote', name: 'Olga', children: [text('yes')] },
    { kind: 'time', at: '2026-01-02T03:04:05.000Z' },
  ]
  render(<RichText nodes={nodes} timeOf={() => 'January 2'} />)
  expect(screen.getByRole('columnheader', { name: 'Item' })).toBeVisible()
  expect(screen.getByRole('cell', { name: 'Rack' })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Result' })).toBeVisible()
  expect(screen.getByRole('separator')).toBeVisible()
  expect(screen.getByText('paragraph')).toBeVisible()
  expect(screen.getByText('yes').closest('blockquote')).toHaveTextContent('Olga')
  expect(screen.getByText('January 2')).toHaveAttribute('datetime', '2026-01-02T03:04:05.000Z')
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

it('shows another text also where a page translator has moved the words of the old one', () => {
  const { container, rerender } = render(
    <RichText nodes={[text('old '), { kind: 'b', children: [text('words')] }]} />,
  )
  for (const each of container.querySelectorAll('[dir], b')) {
    const font = document.createElement('font')
    font.append(each.firstChild ?? '')
    each.prepend(font)
  }
  rerender(<RichText nodes={[{ kind: 'i', children: [text('new')] }, text(' words')]} />)
  expect(container).toHaveTextContent(/^new words$/)
})
