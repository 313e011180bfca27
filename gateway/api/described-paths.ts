import { batchPath } from './batch-shape.ts'
import type { DescribedPath } from './described-path.ts'
import { mePath } from './me.ts'
import { operationPaths } from './operation-paths.ts'
import { runPaths } from './runs-shape.ts'

/** Every address of the API, in the order of the document. Whoever adds an address adds its description here. */
export const describedPaths: readonly DescribedPath[] = [...operationPaths, batchPath, ...runPaths, mePath]
