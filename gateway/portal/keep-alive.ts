import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, globalAgent } from 'node:https'

/**
 * Milliseconds that a connection without requests is kept: less than the 75 s after which nginx, which portals stand
 * behind, closes it. A server that announces a shorter time (Keep-Alive: timeout) is obeyed by Node.
 */
export const IDLE_MS = 55_000

/** The options of Node's own agent: with NODE_USE_ENV_PROXY they hold the proxies of the environment. */
const options = { ...globalAgent.options, keepAlive: true, timeout: IDLE_MS }

/** From Node 24 on the options of the https agent name its protocol and port, which the http agent must not have. */
const plain = { ...options, protocol: 'http:', defaultPort: 80 }

/**
 * Connections to portals and to authorization servers, one pool for the process: each pair of tokens has a client of
 * its own, and a new pair must not cost a new TLS handshake. Neither agent sends a request again, nor one of its own.
 */
export const httpAgent = new HttpAgent(plain)
export const httpsAgent = new HttpsAgent(options)
