const openable =
  /^\/(crm\/(deal|lead|contact|company|type)|marketplace|company\/personal\/user\/[0-9]+|workgroups\/group\/[0-9]+)\//

/** Whether the portal opens this path for an app. It looks at the path as sent, before `..` is resolved. */
export function isOpenablePath(path: string): boolean {
  return openable.test(path)
}

/**
 * The path as a browser would ask for it, `..` resolved, query kept: b24jssdk carries the slider's width in a
 * prefix such as `/crm/type/0/details/0/../../../../..`.
 */
export function normalisePath(path: string): string {
  const url = new URL(path, 'http://portal.invalid')
  return url.pathname.replace(/^\/+/, '/') + url.search
}

/** The slider's width in px that b24jssdk's prefixes stand for. */
export function sliderWidth(path: string): number {
  if (path.startsWith('/crm/type/0/details/0/..')) return 1640
  if (path.startsWith('/company/personal/user/0/groups/create/..')) return 1200
  if (path.startsWith('/crm/company/requisite/0/..')) return 950
  if (path.startsWith('/workgroups/group/0/card/..')) return 900
  return 1800
}
