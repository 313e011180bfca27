/** What keeps the gateway or one of its commands from starting. The message is for its operator, and holds no secret. */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}
