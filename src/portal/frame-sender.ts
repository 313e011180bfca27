import type { B24Frame } from '@bitrix24/b24jssdk'
import type { Sender } from '#core/batch.ts'
import { readSdkAnswer, sdkErrorToPortalError } from '#core/sdk-answer.ts'

/** Sends calls through the SDK. Batches go as plain calls, for the SDK's own batch loses errors without a code. */
export function frameSender(b24: B24Frame): Sender {
  return async (method, params) => {
    try {
      return readSdkAnswer(await b24.actions.v2.call.make({ method, params }), method)
    } catch (error) {
      throw sdkErrorToPortalError(error, method)
    }
  }
}
