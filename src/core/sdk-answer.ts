import { codeWithoutBody, isRecord, refusalToError } from './portal-answer.ts'
import { PortalError } from './portal-error.ts'
import type { Answer } from './portal.ts'

/** What b24jssdk answers to one call, as far as Trail reads it: its AjaxResult fits. */
export interface SdkAnswer {
  isSuccess: boolean
  getData(): unknown
  getErrors(): Iterable<unknown>
  getStatus(): number
  getTotal(): number
}

/** Reads one answer of the SDK; throws PortalError where it holds a refusal or nothing that can be read. */
export function readSdkAnswer(answer: SdkAnswer, method: string): Answer {
  const [refusal] = answer.getErrors()
  if (isSdkFailure(refusal)) throw returnedError(refusal, method)
  const data = answer.getData()
  if (!answer.isSuccess || !isRecord(data) || data['result'] === undefined) {
    throw new PortalError('unreadable', { method, status: answer.getStatus() })
  }
  return { result: data['result'], total: answer.getTotal() }
}

/** Puts what a call through the SDK threw into our terms; nothing of its address, parameters or token is kept. */
export function sdkErrorToPortalError(error: unknown, method: string): PortalError {
  if (error instanceof PortalError) return error
  if (!isSdkFailure(error)) return new PortalError('unknown', { method })
  const { code, originalError, status } = error
  // An adapter's own verdict, thrown below the SDK, comes wrapped.
  if (originalError instanceof PortalError) return originalError
  const body = rawBody(originalError)
  if (isRecord(body) && 'error' in body) {
    const description = typeof body['error_description'] === 'string' ? body['error_description'] : ''
    return refusalToError({ error: body['error'], description, status, method })
  }
  return new PortalError(codeOf(error), { method, status, portalCode: code })
}

/** The SDK's AjaxError: known by its name, for core does not import the SDK. */
interface SdkFailure {
  code: string
  message: string
  status: number
  originalError?: unknown
}

function isSdkFailure(error: unknown): error is SdkFailure {
  return (
    error instanceof Error &&
    error.name === 'AjaxError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    'status' in error &&
    typeof error.status === 'number'
  )
}

/** Refusals with status 200, and a few codes such as ERROR_ENTITY_NOT_FOUND, the SDK returns and does not throw. */
function returnedError({ code, message, status }: SdkFailure, method: string): PortalError {
  // The SDK's own code stands in for the portal's "0".
  const error = code === 'JSSDK_RESPONSE_ERROR' ? '0' : code
  return refusalToError({ error, description: message, status, method })
}

/** The SDK loses the portal's code and words where the code is empty or a number; the raw body still has them. */
function rawBody(original: unknown): unknown {
  return isRecord(original) && isRecord(original['response']) ? original['response']['data'] : undefined
}

function codeOf({ code, originalError, status }: SdkFailure) {
  if (code === 'NETWORK_ERROR') return 'network'
  if (code === 'REQUEST_TIMEOUT' || code === 'ERR_CANCELED') return 'timeout'
  if (isRecord(originalError) && originalError['code'] === 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT')
    return 'authLost'
  // In Node a broken connection has as many codes as ways to break; what they share is that no body came.
  if (!code.startsWith('JSSDK_') && rawBody(originalError) === undefined) return 'network'
  return codeWithoutBody(status)
}
