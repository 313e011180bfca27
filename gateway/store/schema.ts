/** Rows as both engines hold them: times in unix milliseconds, flags as 0 and 1, lists as JSON. */
export interface Schema {
  api_key: ApiKeyRow
  entry: EntryRow
  keyed_request: KeyedRequestRow
  known_card: KnownCardRow
  bucket: BucketRow
  installation: InstallationRow
}

export interface ApiKeyRow {
  id: string
  kind: 'api' | 'app'
  name: string
  prefix: string
  hash: string
  session_hash: string | null
  read_only: number
  entity_types: string | null
  rate: number
  created_at: number
  expires_at: number | null
  revoked_at: number | null
  last_used_at: number | null
  reads: number
  writes: number
}

export interface EntryRow {
  portal_id: string
  entry_id: number
  entity_type_id: number
  entity_id: number
  title: string
  fingerprint: string
  key_id: string
  run_id: string | null
  run_agent: string | null
  run_step: string | null
  run_outcome: string | null
  created_at: number
}

export interface KeyedRequestRow {
  key_id: string
  idempotency_key: string
  request_hash: string
  status: number | null
  body: string | null
  attempt: string | null
  created_at: number
}

export interface KnownCardRow {
  portal_id: string
  entity_type_id: number
  entity_id: number
  seen_at: number
}

export interface BucketRow {
  name: string
  level: number
  poured_at: number
}

export interface InstallationRow {
  member_id: string
  domain: string
  client_endpoint: string
  server_endpoint: string
  access_token: string
  refresh_token: string
  expires_at: number
  application_token: string
  user_id: number
  scope: string
  updated_at: number
}
