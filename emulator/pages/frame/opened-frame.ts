import * as z from 'zod/mini'

const strings = z.record(z.string(), z.string())
const surface = z.enum(['tab', 'page', 'slider'])

/**
 * What a page asks for when it opens an app: `tab` is an app's tab on a card, `page` the app's own page, `slider`
 * what openApplication opens. `handler` counts the app's handlers in this placement from 0; without it the app's
 * own address is opened. `options` become PLACEMENT_OPTIONS: strings only, as a portal hands them over.
 */
export const openRequest = z.object({
  surface,
  app: z.string(),
  userId: z.number(),
  lang: z.string(),
  placement: z.string(),
  handler: z.optional(z.number()),
  options: strings,
})

/**
 * Everything the page needs to post the app's form into a fresh iframe. `name` is the iframe's, `host|0 or 1|sid`;
 * `action` carries DOMAIN, PROTOCOL, LANG and APP_SID; commands are taken from `appOrigin` only and answered to it;
 * those in `denied` are left in silence.
 */
export const openedFrame = z.object({
  sid: z.string(),
  name: z.string(),
  action: z.string(),
  fields: strings,
  appOrigin: z.string(),
  placement: z.string(),
  surface,
  denied: z.array(z.string()),
  title: z.string(),
})

/** What a page shows in place of the frame. */
export const openRefusal = z.object({ refusal: z.string() })

/**
 * How the portal answers a command: after `delay` ms with `raw` text or the JSON of `value`, or not at all. With
 * `installFinished` the page goes to itself with install_finished=Y.
 */
export const commandReply = z.object({
  silent: z.optional(z.literal(true)),
  delay: z.optional(z.number()),
  raw: z.optional(z.string()),
  value: z.optional(z.unknown()),
  installFinished: z.optional(z.literal(true)),
})

/** What a page hands to its browser client. On a `mobile` device openPath answers METHOD_NOT_SUPPORTED_ON_DEVICE. */
export const pageContext = z.object({
  userId: z.number(),
  lang: z.string(),
  device: z.enum(['desktop', 'mobile']),
})

export type OpenRequest = z.infer<typeof openRequest>
export type OpenedFrame = z.infer<typeof openedFrame>
export type OpenRefusal = z.infer<typeof openRefusal>
export type CommandReply = z.infer<typeof commandReply>
export type PageContext = z.infer<typeof pageContext>
