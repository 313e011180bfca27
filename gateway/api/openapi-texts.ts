/** Who the document is about. */
export const ABOUT = {
  title: 'Trail gateway',
  version: '0.1.0',
  license: { name: 'MIT', identifier: 'MIT' },
  description: [
    'Log entries in the timeline of CRM cards, with notes, pins and bindings: what agents and integrations write, and people read in the card’s Trail tab.',
    'A success is `{ success: true, data, meta? }`, an error `{ success: false, error: { code, message, hint?, retryAfter? } }`. Branch on `error.code`. Unknown fields are ignored and named in `meta.warnings`.',
    'Methods, addresses, bodies and error codes of the twelve under /v1/timeline-logs are those of the service agents already know. Where its documents are silent the choice is ours, and the description says so: statuses other than those of errors, the names of paging and sorting fields, and what `data` holds where there is nothing to show.',
    'Send an Idempotency-Key with every POST: a repeated request then gets the first answer, and nothing is written twice.',
    'Every answer names the request in X-Request-Id and tells in X-RateLimit-Limit, -Remaining and -Reset how much the key may still ask. On 429, 502 and 504 wait as long as Retry-After says.',
  ].join('\n\n'),
}

/** Headings, in their order. */
export const TAGS = [
  { name: 'Entries', description: 'Write, list, read and delete log entries.' },
  { name: 'Notes', description: 'The one note an entry may have.' },
  { name: 'Pins', description: 'At the top of a card’s timeline.' },
  { name: 'Bindings', description: 'The further cards an entry shows on.' },
  { name: 'Batch', description: 'Many calls in one request (an addition of Trail).' },
  { name: 'Runs', description: 'Entries of one run of an agent, together (an addition of Trail).' },
  { name: 'Key', description: 'What a key may do.' },
]
