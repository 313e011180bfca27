import * as z from 'zod/mini'

/** JSON from the portal's own server, checked against its shape. Rejects on a failed request or another shape. */
export async function getJson<Shape extends z.ZodMiniType>(
  address: string,
  shape: Shape,
): Promise<z.infer<Shape>> {
  return readJson(await fetch(address), shape)
}

export async function postJson<Shape extends z.ZodMiniType>(
  address: string,
  body: unknown,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const headers = { 'Content-Type': 'application/json' }
  return readJson(await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }), shape)
}

/** Data the server has put into the page under an id. */
export function readPageData<Shape extends z.ZodMiniType>(
  id: string,
  shape: Shape,
): z.infer<Shape> | undefined {
  const text = document.querySelector(`#${id}`)?.textContent
  if (!text) return undefined
  const data: unknown = JSON.parse(text)
  return z.parse(shape, data)
}

async function readJson<Shape extends z.ZodMiniType>(
  response: Response,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const data: unknown = await response.json()
  return z.parse(shape, data)
}
