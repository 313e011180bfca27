import type { ReactNode } from 'react'
import { type RichColor, type RichNode, type RichTarget, blocksOf } from './rich-node.ts'
import { RichLink } from './rich-link.tsx'

type RichTextProps = {
  nodes: readonly RichNode[]
  /** Opens a portal path or a user; without it and without hrefOf both are plain words. */
  onOpen?: ((target: RichTarget) => void) | undefined
  /** The full address of the same, for a middle click and where onOpen cannot work. */
  hrefOf?: ((target: RichTarget) => string | undefined) | undefined
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

export function RichText({ nodes, ...doors }: RichTextProps) {
  return <div className="w-fit max-w-[min(100%,45rem)] wrap-anywhere">{renderBlocks(nodes, doors)}</div>
}

function renderBlocks(nodes: readonly RichNode[], doors: Doors): ReactNode {
  return blocksOf(nodes).map((block, index) => {
    if (block.kind === 'block') return <Rich key={index} node={block.node} {...doors} />
    return (
      <div
        key={index}
        dir={doors.inBlock ? undefined : 'auto'}
        className={block.nodes.length > 0 ? 'whitespace-pre-line' : 'h-2.5'}
      >
        {renderInline(block.nodes, doors)}
      </div>
    )
  })
}

function renderInline(nodes: readonly RichNode[], doors: Doors): ReactNode {
  return nodes.map((node, index) => <Rich key={index} node={node} {...doors} />)
}

function Rich({ node, ...doors }: Doors & { node: RichNode }): ReactNode {
  const ownDir = doors.inBlock ? undefined : 'auto'
  switch (node.kind) {
    case 'text':
      return node.text
    case 'br':
      return <br />
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
          {renderBlocks(node.children, { ...doors, inBlock: true })}
        </blockquote>
      )
    case 'code': {
      const block = node.children.some((child) => child.kind === 'br')
      const place = block ? 'my-1 block px-2.5 py-1.5' : 'px-1'
      return (
        <code dir="ltr" className={`rounded-sm bg-sunken font-mono text-xs whitespace-pre-wrap ${place}`}>
          {renderInline(node.children, doors)}
        </code>
      )
    }
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List dir={ownDir} className={`my-0.5 ps-6 ${node.ordered ? 'list-decimal' : 'list-disc'}`}>
          {node.items.map((item, index) => (
            <li key={index}>{renderBlocks(item, { ...doors, inBlock: true })}</li>
          ))}
        </List>
      )
    }
    case 'link':
    case 'user': {
      const words = renderInline(node.children, { inLink: true })
      if (doors.inLink) return words
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
