import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, globalAgent } from 'node:https'

/**
 * Milliseconds that a connection without requests is kept: less than the 75 s after which nginx, which portals stand
 * behind, closes it. A server that announces a shorter time (Keep-Alive: timeout) is obeyed by Node.
 */
export const IDLE_MS = 55_000

/** The options of Node's own agent: with NODE_USE_ENV_PROXY they hold the proxies of the environment. */
const options = { ...globalAgent.options, keepAlive: true, timeout: IDLE_MS }

/**
 * Connections to portals and to authorization servers, one pool for the process: each pair of tokens has a client of
 * its own, and a new pair must not cost a new TLS handshake. Neither agent sends a request again, nor one of its own.
 */
export const httpAgent = new HttpAgent(options)
export const httpsAgent = new HttpsAgent(options)
