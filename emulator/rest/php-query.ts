import type { Json, JsonMap } from '../world/types.ts'
import { isArray, pairs, phpArray, phpText } from './php.ts'

type Node = Map<string, Node | Json>

/** PHP's parse_str(): bracket keys become arrays, every value is text. Broken percent signs are kept. */
export function parseQuery(query: string): JsonMap {
  const parts: [string, string][] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = at < 0 ? part : part.slice(0, at)
    parts.push([decode(name), at < 0 ? '' : decode(part.slice(at + 1))])
  }
  return nest(parts)
}

/** The same for names and values that are decoded already, such as the parts of a multipart body. */
export function nest(parts: Iterable<[string, string]>): JsonMap {
  const root: Node = new Map()
  for (const [name, value] of parts) put(root, name, value)
  const entries = [...root].map(([key, value]): [string, Json] => [key, freeze(value)])
  return Object.fromEntries(entries)
}

/** The other way round: a value under a name as the fields of a form, `order[created]` and the like. */
export function formFields(name: string, value: Json): [string, string][] {
  if (!isArray(value)) return [[name, phpText(value)]]
  return pairs(value).flatMap(([key, each]) => formFields(`${name}[${key}]`, each))
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return decodeBytes(spaced)
  }
}

/** For text that is no clean UTF-8: what cannot be decoded becomes U+FFFD, a lone percent sign stays. */
function decodeBytes(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const out: number[] = []
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    const hex = byte === 0x25 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : ''
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out.push(Number.parseInt(hex, 16))
      i += 2
    } else out.push(byte)
  }
  return new TextDecoder().decode(new Uint8Array(out))
}

function put(root: Node, name: string, value: string): void {
  const open = name.indexOf('[')
  const head = (open < 0 ? name : name.slice(0, open)).trimStart().replaceAll(/[. ]/g, '_')
  if (head === '') return
  const keys = open < 0 ? [] : brackets(name.slice(open))
  let node = root
  let key = head
  for (const next of keys) {
    const child = node.get(key)
    const deeper: Node = child instanceof Map ? child : new Map()
    node.set(key, deeper)
    node = deeper
    key = next === '' ? nextIndex(deeper) : next
  }
  node.set(key, value)
}

/** The keys of "[a][b][]"; what follows the last closed bracket is dropped, as PHP does. */
function brackets(text: string): string[] {
  const keys: string[] = []
  let at = 0
  while (text[at] === '[') {
    const end = text.indexOf(']', at)
    if (end < 0) break
    keys.push(text.slice(at + 1, end))
    at = end + 1
  }
  return keys
}

function nextIndex(node: Node): string {
  let next = 0
  for (const key of node.keys()) {
    if (/^(0|[1-9]\d*)$/.test(key)) next = Math.max(next, Number(key) + 1)
  }
  return String(next)
}

function freeze(node: Node | Json): Json {
  if (!(node instanceof Map)) return node
  return phpArray([...node].map(([key, value]): [string, Json] => [key, freeze(value)]))
}
