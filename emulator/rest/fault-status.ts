/**
 * HTTP statuses of the common errors. REST docs: system errors. Everything else is a method's own 400.
 * The docs name the codes of the authorization server without a status (error-codes), so these are what the portal's own
 * SDKs expect: invalid_client 401 (b24phpsdk; b24pysdk has 400), invalid_scope 403 (b24pysdk), invalid_request and
 * invalid_grant 400 (both); PAYMENT_REQUIRED 400 is inferred.
 */
const statuses: Record<string, number> = {
  INTERNAL_SERVER_ERROR: 500,
  ERROR_UNEXPECTED_ANSWER: 500,
  PORTAL_DELETED: 500,
  QUERY_LIMIT_EXCEEDED: 503,
  OVERLOAD_LIMIT: 503,
  OPERATION_TIME_LIMIT: 429,
  ERROR_BATCH_METHOD_NOT_ALLOWED: 405,
  NO_AUTH_FOUND: 401,
  expired_token: 401,
  invalid_token: 401,
  METHOD_CONFIRM_WAITING: 401,
  invalid_client: 401,
  INVALID_CREDENTIALS: 403,
  insufficient_scope: 403,
  invalid_scope: 403,
  user_access_error: 403,
  ERROR_METHOD_NOT_FOUND: 404,
  ERROR_MANIFEST_IS_NOT_AVAILABLE: 404,
}

export function statusOfFault(code: string | number): number {
  return statuses[String(code)] ?? 400
}
