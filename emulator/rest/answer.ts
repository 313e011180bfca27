import type { JsonMap } from '../world/types.ts'
import type { RestError } from './errors.ts'

/** On every answer of the REST server, errors too. Authorization is not among the allowed headers. */
const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'origin, content-type, accept',
  'X-Content-Type-Options': 'nosniff',
}

export function jsonAnswer(status: number, body: JsonMap): Response {
  return textAnswer(status, JSON.stringify(body))
}

export function errorAnswer(error: RestError): Response {
  return jsonAnswer(error.status, error.body())
}

export function textAnswer(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  })
}

export function emptyAnswer(status: number): Response {
  return new Response(null, { status, headers })
}

/** What a portal in front of a login or a proxy sends instead of JSON. */
export function htmlAnswer(status: number): Response {
  const page =
    '<!DOCTYPE html>\n<html><head><title>Authorization</title></head><body><h1>Please log in</h1></body></html>\n'
  return new Response(page, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } })
}
