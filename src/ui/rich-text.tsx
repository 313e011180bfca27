import { Fragment, type ReactNode, memo } from 'react'
import { type RichColor, type RichNode, type RichTarget, blocksOf } from './rich-node.ts'
import { RichLink } from './rich-link.tsx'

type RichTextProps = {
  nodes: readonly RichNode[]
  /** Opens a portal path or a user; without it and without hrefOf both are plain words. */
  onOpen?: ((target: RichTarget) => void) | undefined
  /** The full address of the same, for a middle click and where onOpen cannot work. */
  hrefOf?: ((target: RichTarget) => string | undefined) | undefined
  /** The words for a moment, ISO 8601. */
  timeOf?: ((at: string) => string) | undefined
}

type Doors = Omit<RichTextProps, 'nodes'> & {
  inLink?: boolean
  /** A list or a quote runs one way as a whole, else its bullets and its edge would stand on the other side. */
  inBlock?: boolean
}

const colors: Record<RichColor, string> = {
  red: 'text-bad',
  orange: 'text-warn',
  green: 'text-ok',
  blue: 'text-link',
  violet: 'text-violet',
  gray: 'text-dim',
}

export const RichText = memo(function RichText({ nodes, ...doors }: RichTextProps) {
  return (
    <div key={keyOf(nodes)} className="w-fit max-w-[min(100%,45rem)] [tab-size:4] wrap-anywhere">
      {renderBlocks(nodes, doors)}
    </div>
  )
})

const keys = new WeakMap<readonly RichNode[], number>()
let lastKey = 0

/** Another text is drawn in elements of its own: a page translator may have moved the words of the old one. */
function keyOf(nodes: readonly RichNode[]): number {
  const key = keys.get(nodes) ?? ++lastKey
  keys.set(nodes, key)
  return key
}

function renderBlocks(nodes: readonly RichNode[], doors: Doors): ReactNode {
  return blocksOf(nodes).map((block, index) => {
    if (block.kind === 'block') return <Rich key={index} node={block.node} {...doors} />
    return (
      <div
        key={index}
        dir={doors.inBlock ? undefined : 'auto'}
        className={block.nodes.length > 0 ? 'whitespace-pre-wrap' : 'h-2.5'}
      >
        {renderInline(block.nodes, doors)}
      </div>
    )
  })
}

/** Text beside others stands in an element of its own, or a page translator would take it away from React. */
function renderInline(nodes: readonly RichNode[], doors: Doors): ReactNode {
  const [first] = nodes
  if (nodes.length === 1 && first?.kind === 'text' && !first.text.includes('\t')) return first.text
  return nodes.map((node, index) => <Rich key={index} node={node} {...doors} />)
}

function Rich({ node, ...doors }: Doors & { node: RichNode }): ReactNode {
  const ownDir = doors.inBlock ? undefined : 'auto'
  switch (node.kind) {
    case 'text':
      return node.text.includes('\t') ? withTabs(node.text) : <span>{node.text}</span>
    case 'br':
      return <br />
    case 'hr':
      return <hr className="my-2 border-line" />
    case 'time':
      return <time dateTime={node.at}>{doors.timeOf?.(node.at) || node.at}</time>
    case 'p':
      return <div className="my-1 min-h-2.5">{renderBlocks(node.children, doors)}</div>
    case 'h':
      return (
        <h4 dir={ownDir} className="mt-1.5 mb-0.5 text-base font-semibold">
          {renderInline(node.children, doors)}
        </h4>
      )
    case 'b':
    case 'i':
    case 'u':
    case 's': {
      const Mark = node.kind
      return <Mark>{renderInline(node.children, doors)}</Mark>
    }
    case 'color':
      return <span className={colors[node.color]}>{renderInline(node.children, doors)}</span>
    case 'quote':
      return (
        <blockquote dir={ownDir} className="my-1 border-s-3 border-line ps-2.5">
          {node.name && <cite className="block text-sm font-semibold text-dim not-italic">{node.name}</cite>}
          {renderBlocks(node.children, { ...doors, inBlock: true })}
        </blockquote>
      )
    case 'code':
      return <Code text={node.text} block={node.block} />
    case 'table':
      return (
        <div tabIndex={0} className="my-1 overflow-x-auto">
          <table dir={ownDir} className="border-collapse wrap-break-word">
            <tbody>
              {node.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, index) => (
                    <Cell key={index} head={node.head && at === 0}>
                      {renderBlocks(cell, { ...doors, inBlock: true })}
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List
          dir={ownDir}
          start={node.ordered && node.start !== 1 ? node.start : undefined}
          className={`my-0.5 ps-6 ${node.ordered ? 'list-decimal' : 'list-disc'}`}
        >
          {node.items.map((item, index) => (
            <li key={index}>{renderBlocks(item, { ...doors, inBlock: true })}</li>
          ))}
        </List>
      )
    }
    case 'link':
    case 'user': {
      const words = renderInline(node.children, { ...doors, inLink: true })
      if (doors.inLink) return <span>{words}</span>
      const target: RichTarget =
        node.kind === 'user' ? { kind: 'user', id: node.id } : { kind: 'path', path: node.href }
      const href = node.kind === 'link' && node.external ? node.href : undefined
      return (
        <RichLink href={href} target={target} onOpen={doors.onOpen} hrefOf={doors.hrefOf}>
          {words}
        </RichLink>
      )
    }
  }
}

/** A line that is longer may reach over the edge of a narrow screen. */
const NARROW = 36

const codeLook = 'rounded-sm bg-sunken font-mono text-xs'

function Code({ text, block }: { text: string; block: boolean }) {
  if (!block) {
    return (
      <code dir="ltr" className={`px-1 whitespace-pre-wrap ${codeLook}`}>
        {text}
      </code>
    )
  }
  return (
    <pre
      dir="ltr"
      tabIndex={text.split('\n').some((line) => line.length > NARROW) ? 0 : undefined}
      className={`my-1 overflow-x-auto px-2.5 py-1.5 print:whitespace-pre-wrap ${codeLook}`}
    >
      <code>{text}</code>
    </pre>
  )
}

function Cell({ head, children }: { head: boolean; children: ReactNode }) {
  const look = 'border border-line px-2 py-1 text-start align-top'
  return head ? (
    <th scope="col" className={`bg-soft font-semibold ${look}`}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  )
}

/** A tab between two words is wider than any blank, or two columns of numbers would read as one number. */
function withTabs(text: string): ReactNode {
  const parts = text.split('\t')
  return parts.map((part, k) => (
    <Fragment key={k}>
      {part && <span>{part}</span>}
      {k < parts.length - 1 && <span className={part.trim() ? 'pe-4' : undefined}>{'\t'}</span>}
    </Fragment>
  ))
}
