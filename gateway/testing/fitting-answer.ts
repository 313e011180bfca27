import { expect } from 'vitest'
import type { ToolAnswer } from './mcp-client.ts'

/** Expects an answer within the 20 kB that a model reads of a tool, with all of its structured content. */
export function expectFitting({ text, answer, isError }: ToolAnswer): void {
  expect(isError).toBe(false)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000)
  expect(text.endsWith(JSON.stringify(answer))).toBe(true)
}
