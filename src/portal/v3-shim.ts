/**
 * Stands in for the SDK's list and batch actions of REST v3, where no timeline method lives (docs/portal.md). The SDK
 * makes this object only when somebody asks for `actions.v3`.
 */
export class ActionsManagerV3 {
  constructor() {
    throw new Error('REST v3 is left out of this bundle: drop leaveOutV3 in vite.config.ts to have it')
  }
}
