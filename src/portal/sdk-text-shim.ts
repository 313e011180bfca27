/**
 * Stands in for the SDK's `Text` in the built page: the three methods that its frame calls, of some thirty
 * (docs/decisions/2026-11-21-sdk-left-out.md). A test fails when it calls a fourth.
 */
export const Text = {
  /** Names a request; any text that does not come twice will do. `crypto.randomUUID` is missing on portals without https. */
  getUniqId: (): string => `${Date.now().toString(16)}-${Math.random().toString(16).slice(2)}`,
  getUuidRfc4122: (): string =>
    'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => Math.trunc(Math.random() * 16).toString(16)),
  toInteger: (value: unknown): number => Number.parseInt(String(value), 10) || 0,
}
