import type { Sender } from '#core/batch.ts'
import type { Params } from '#core/portal.ts'
import { type SdkAnswer, readSdkAnswer, sdkErrorToPortalError } from '#core/sdk-answer.ts'
import type { Spent } from './link.ts'
import { spentOn } from './spent.ts'

type Make = (call: { method: string; params: Params }) => Promise<SdkAnswer>

/** Sends calls through the SDK and tells `report` what each cost. Rejects with PortalError only. */
export function sdkSender(make: Make, report: (spent: Spent) => void): Sender {
  return async (method, params) => {
    const answer = await make({ method, params }).catch((error: unknown) => {
      throw sdkErrorToPortalError(error, method)
    })
    const read = readSdkAnswer(answer, method)
    const time: unknown = Reflect.get(Object(answer.getData()), 'time')
    for (const spent of spentOn(method, params, { result: read.result, time })) report(spent)
    return read
  }
}
