/** Anything that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | JsonMap
export type JsonMap = { [key: string]: Json }

export type SeedName = 'demo' | 'empty' | 'large'
export type DialectName = 'cloud' | 'docs' | 'fixed'
/** Where no switch decides, a dialect answers like one of these two. */
export type BaseDialect = 'cloud' | 'docs'

/** Where portals disagree. Each can be set alone; a dialect is a full set of them. */
export type Switches = {
  listShape: 'array' | 'wrapped'
  listPaging: 'start' | 'offset'
  listNext: 'absent' | 'correct' | 'stuck'
  pinLimit: number
  pinLimitError: 'string' | 'number'
  bindRefusal: 'error' | 'false'
  noteRefusal: 'error' | 'false'
  /** Where the frame commands setScroll and reloadWindow act: everywhere since rest 25.800, before on the app's own page. */
  scrollAndReload: 'everywhere' | 'ownPage'
  bindingTypes: 'five' | 'all'
  /** Entries are written and deleted by administrators only; 'delete': only the deleting. */
  adminOnly: boolean | 'delete'
  emptyMaps: 'object' | 'array'
  /** How an emoji of a comment is stored and printed: as it is, or as a code such as `:f09f918d:`. */
  commentEmoji: 'kept' | 'coded'
  /** The undocumented crm.timeline.historyitem.list. */
  historyitemList: 'absent' | 'present'
  /** `forgotten`: entity.item.get gives CODE back as null and finds nothing by it. */
  entityCode: 'kept' | 'forgotten'
  rateLimit: boolean
  operatingBudget: boolean
  /** Seconds an access token lives. */
  tokenLifetime: number
  errorLanguage: 'en' | 'ru'
  authStatus: 'docs' | 'module'
}

/** One CRM item: a deal, a contact, an item of a smart process. */
export type CardRef = { entityTypeId: number; entityId: number }

export type Role = 'admin' | 'manager' | 'reader'

export type User = {
  id: number
  name: string
  lastName: string
  role: Role
  active: boolean
  email: string
  workPosition: string
  /** Portal-relative path, '' when there is none. */
  photo: string
  gender: '' | 'M' | 'F'
  timeZone: string
}

export type Card = CardRef & {
  /** Only an admin sees it. */
  hidden: boolean
  /** What crm.item.get prints, camelCase; `id` is in it too. */
  fields: JsonMap
}

/** A smart process. `entityTypeId` is not its `id`. */
export type SmartProcess = { id: number; entityTypeId: number; title: string }

export type Entry = {
  id: number
  owner: CardRef
  /** Unix milliseconds, whole seconds as a portal keeps them. */
  created: number
  authorId: number
  title: string
  text: string
  iconCode: string
  /** The application that wrote it; null when a webhook did. */
  clientId: string | null
}

/** A file on the portal's Drive. */
export type DriveFile = {
  id: number
  name: string
  /** Bytes. */
  size: number
  type: 'image' | 'video' | 'file'
  /** Pixels; null for what is no image. */
  image: { width: number; height: number } | null
  /** Unix milliseconds. */
  created: number
  authorId: number
}

/** What a person wrote on a card. Its id comes from the same sequence as those of entries. */
export type Comment = {
  id: number
  /** The card it was written on. */
  owner: CardRef
  /** Unix milliseconds, whole seconds as a portal keeps them. */
  created: number
  authorId: number
  /** As the portal stores it. */
  text: string
  files: DriveFile[]
}

/** A row that puts an entry or a comment on a card. */
export type Binding = CardRef

export type Note = {
  text: string
  createdById: number
  /** Unix milliseconds. */
  createdTime: number
  updatedById: number
  updatedTime: number
}

export type PlacementHandler = {
  placement: string
  handler: string
  title: string
  description: string
  groupName: string
  langAll: JsonMap
  userId: number
}

export type EventHandler = { event: string; handler: string; authType: number; offline: boolean }

export type PortalApp = {
  id: number
  clientId: string
  secret: string
  title: string
  /** md5 hex; the same for every app of one portal. */
  memberId: string
  applicationToken: string
  scopes: string[]
  installed: boolean
  /** The address a card posts to. */
  url: string
  placements: PlacementHandler[]
  events: EventHandler[]
  options: Map<string, Json>
  /** Options of one user within this app, by user id. */
  userOptions: Map<number, Map<string, Json>>
  storages: Map<string, EntityStorage>
}

export type Webhook = { userId: number; code: string; scopes: string[] }

export type AccessLevel = 'R' | 'W' | 'X'

export type EntityItem = {
  id: number
  name: string
  code: string
  previewText: string
  detailText: string
  propertyValues: JsonMap
  section: string
  active: boolean
  sort: number
  /** Unix milliseconds. */
  created: number
  changed: number
  createdBy: number
  modifiedBy: number
}

/** App data storage: what the methods entity.* keep for one application. */
export type EntityStorage = {
  entity: string
  name: string
  /** Access codes such as AU (everybody) or U7. */
  access: Map<string, AccessLevel>
  items: Map<number, EntityItem>
}

export type Token = {
  accessToken: string
  refreshToken: string
  userId: number
  clientId: string
  /** Unix milliseconds. */
  expiresAt: number
  /** Seconds it was issued for: the portal's AUTH_EXPIRES. */
  expiresIn: number
}

/** Everything a portal knows. Plain data: functions of this room read and change it. */
export type World = {
  seed: SeedName
  dialectName: DialectName
  /** Decides where there is no switch: `fixed` answers as `docs` there. */
  dialect: BaseDialect
  switches: Switches
  users: Map<number, User>
  apps: Map<string, PortalApp>
  webhooks: Webhook[]
  smartProcesses: SmartProcess[]
  /** By cardKey(). */
  cards: Map<string, Card>
  entries: Map<number, Entry>
  comments: Map<number, Comment>
  /** The highest id of a card ever, by entity type. */
  lastCardIds: Map<number, number>
  /** Ids of the entries created on a card, ascending. By cardKey(). */
  owned: Map<string, number[]>
  /** Cards where some entry is older than one with a smaller id. By cardKey(). */
  shuffled: Set<string>
  /** Rows by entry id, in the order of entity type, then entity. */
  bindings: Map<number, Binding[]>
  /** Ids of the entries that some row puts on a card. By cardKey(). */
  bound: Map<string, Set<number>>
  /** Ids of the entries pinned on a card: pinned here is not pinned there. By cardKey(). */
  pins: Map<string, Set<number>>
  /** By "<itemType>:<itemId>"; itemType 1 is a timeline record. One note a record, whatever the card. */
  notes: Map<string, Note>
  /** By access token. */
  tokens: Map<string, Token>
  /** The newest id of entries and comments, which share one sequence. */
  lastEntryId: number
  lastFileId: number
  lastEntityItemId: number
}
