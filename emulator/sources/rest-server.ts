import { type Refusal, type Sources, refusal } from './source.ts'

/** What the REST server itself refuses, whatever the method. Statuses differ by source: switch authStatus. */
export const serverRefusals: Refusal[] = [
  refusal('QUERY_LIMIT_EXCEEDED', 'Too many requests', 'docs'),
  refusal('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 'build'),
  refusal('ERROR_METHOD_NOT_FOUND', 'Method not found!', 'build'),
  refusal('NO_AUTH_FOUND', 'Wrong authorization data', 'docs'),
  refusal('INVALID_CREDENTIALS', 'Invalid request credentials', 'build'),
  refusal('expired_token', 'The access token provided has expired', 'docs'),
  refusal('invalid_token', 'Unable to get application by token', 'assumed'),
  refusal('APPLICATION_NOT_FOUND', 'Application not found', 'build'),
  refusal('user_access_error', 'The user does not have access to the application.', 'docs'),
  refusal(
    'insufficient_scope',
    'The request requires higher privileges than provided by the {kind} token',
    'docs',
  ),
]

/** The REST server's own methods, and the authorization server's. */
export const serverSources: Sources = {
  batch: {
    answer: 'example',
    note: 'The docs refuse a long or nested batch as a whole; builds refuse each such command alone.',
    refusals: [
      refusal('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded', 'example'),
      refusal('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage', 'example'),
    ],
  },
  'oauth.token': {
    answer: 'docs',
    note: 'The codes are documented; the texts are assumed, and the statuses are those that the SDKs of the portal expect.',
    refusals: [
      refusal('invalid_request', 'Invalid request', 'docs'),
      refusal('invalid_client', 'Invalid client', 'docs'),
      refusal('invalid_grant', 'Invalid grant', 'docs'),
      refusal('invalid_scope', 'Invalid scope', 'docs'),
    ],
  },
}
