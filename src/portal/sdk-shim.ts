/**
 * Stands in for what the SDK has and the frame never asks for: REST v3, lists and batches of its own, log handlers, its
 * tools (docs/decisions/2026-11-21-sdk-left-out.md). `vite.sdk.ts` names the modules; a test beside this file fails when
 * the SDK begins to reach one of them by itself.
 */
function missing(): never {
  throw new Error(
    'this part of the SDK is left out of this bundle: take it off the list in vite.sdk.ts to have it',
  )
}

/** The SDK makes these only where somebody asks for them, and whoever does is told so. */
class LeftOut {
  constructor() {
    missing()
  }
}

export {
  LeftOut as ActionsManagerV3,
  LeftOut as BatchByChunkV2,
  LeftOut as BatchV2,
  LeftOut as CallListV2,
  LeftOut as ConsoleV2Handler,
  LeftOut as FetchListV2,
  LeftOut as HealthCheck,
  LeftOut as InteractionBatchV2,
  LeftOut as Logger,
  LeftOut as Ping,
  LeftOut as ProcessingAsArrayV2,
  LeftOut as ProcessingAsObjectV2,
}

/** The frame makes a client of REST v3 while it connects, so this one may be made, and not called. */
export class HttpV3 {
  call(): never {
    return missing()
  }

  batch(): never {
    return missing()
  }
}
