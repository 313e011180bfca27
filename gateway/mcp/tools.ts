import { moreTools } from './more-tools.ts'
import { operationTools } from './operation-tools.ts'
import type { Tool } from './tool.ts'

/** Every tool, in the order of the list. */
export const tools: readonly Tool[] = [...operationTools, ...moreTools]
