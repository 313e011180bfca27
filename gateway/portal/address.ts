/** This machine under its own names: the only place where http is taken. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/** True where what is sent there is encrypted, or never leaves this machine. */
export function isSafe(address: URL): boolean {
  return address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.hostname))
}
