import { AjaxError, type B24Frame } from '@bitrix24/b24jssdk'
import type { Sender } from '#core/batch.ts'
import { isRecord, refusalToError } from '#core/portal-answer.ts'
import { PortalError } from '#core/portal-error.ts'

/** Sends calls through the SDK. Batches go as plain calls, for the SDK's own batch loses errors without a code. */
export function frameSender(b24: B24Frame): Sender {
  return async (method, params) => {
    try {
      const answer = await b24.actions.v2.call.make({ method, params })
      const [refusal] = answer.getErrors()
      if (refusal instanceof AjaxError) throw returnedError(refusal, method)
      const data: unknown = answer.getData()
      if (!answer.isSuccess || !isRecord(data) || !('result' in data)) {
        throw new PortalError('unreadable', { method, status: answer.getStatus() })
      }
      return { result: data['result'], total: answer.getTotal() }
    } catch (error) {
      throw fromSdk(error, method)
    }
  }
}

/** Refusals with status 200, and a few codes such as ERROR_ENTITY_NOT_FOUND, the SDK returns and does not throw. */
function returnedError({ code, message, status }: AjaxError, method: string): PortalError {
  // The SDK's own code stands in for the portal's "0".
  const error = code === 'JSSDK_RESPONSE_ERROR' ? '0' : code
  return refusalToError({ error, description: message, status, method })
}

/** The SDK loses the portal's code and words where the code is empty or a number; the raw body still has them. */
function fromSdk(error: unknown, method: string): PortalError {
  if (error instanceof PortalError) return error
  if (!(error instanceof AjaxError)) return new PortalError('unknown', { method })
  const body = rawBody(error.originalError)
  const { status } = error
  if (isRecord(body) && 'error' in body) {
    const description = typeof body['error_description'] === 'string' ? body['error_description'] : ''
    return refusalToError({ error: body['error'], description, status, method })
  }
  return new PortalError(codeOf(error), { method, status, portalCode: error.code })
}

function rawBody(original: unknown): unknown {
  return isRecord(original) && isRecord(original['response']) ? original['response']['data'] : null
}

function codeOf(error: AjaxError) {
  if (error.code === 'NETWORK_ERROR') return 'network'
  if (error.code === 'REQUEST_TIMEOUT') return 'timeout'
  if (isRecord(error.originalError) && error.originalError['code'] === 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT')
    return 'authLost'
  if (error.status === 503) return 'rateLimit'
  if (error.status === 429) return 'budget'
  return error.status >= 500 ? 'portalDown' : 'unreadable'
}
