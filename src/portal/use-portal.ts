import { createContext, use } from 'react'
import type { Connection } from './connection.ts'

export const PortalContext = createContext<Connection | null>(null)

/** The portal, the page around the frame, and what is remembered of it. */
export function usePortal(): Connection {
  const connection = use(PortalContext)
  if (!connection) throw new Error('usePortal needs a PortalContext above it')
  return connection
}
