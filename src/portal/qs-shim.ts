/**
 * Stands in for qs-esm, with which the SDK writes its own batches; ours are written by core/batch.ts and go through the
 * SDK as plain calls (docs/decisions/2026-11-21-batch-as-a-call.md).
 */
export function stringify(): never {
  throw new Error(
    'qs-esm is left out of this bundle: send batches through core/batch.ts, or drop the alias in vite.config.ts',
  )
}
