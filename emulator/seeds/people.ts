import type { Role, User, World } from '../world/types.ts'

/** Ids of the people of every seed. The author of some entries, 44, never existed. */
export const people = {
  admin: 1,
  manager: 7,
  reader: 9,
  gone: 12,
  quoteBot: 21,
  leadScorer: 22,
  mailAgent: 23,
  hostile: 66,
  nobody: 44,
} as const

export function seedPeople(world: World): void {
  addUser(world, people.admin, 'Anna Weber', 'admin', 'Head of CRM', 'F')
  addUser(world, people.manager, 'Olga Petrova', 'manager', 'Key account manager', 'F')
  addUser(world, people.reader, 'Tom Reed', 'reader', 'Support engineer', 'M')
  addUser(world, people.gone, 'Karim Haddad', 'manager', 'Account manager', 'M', false)
  addUser(world, people.quoteBot, 'Quote bot', 'manager', 'Agent: quotes and stock', '')
  addUser(world, people.leadScorer, 'Lead scorer', 'manager', 'Agent: lead qualification', '')
  addUser(world, people.mailAgent, 'Mail agent', 'manager', 'Agent: mailbox sales@', '')
}

export function addUser(
  world: World,
  id: number,
  fullName: string,
  role: Role,
  workPosition: string,
  gender: User['gender'],
  active = true,
): void {
  const [name = '', ...rest] = fullName.split(' ')
  const email = `user${id}@trail.example`
  const zone = 'Europe/Moscow'
  const lastName = rest.join(' ')
  world.users.set(id, {
    id,
    name,
    lastName,
    role,
    active,
    email,
    workPosition,
    photo: '',
    gender,
    timeZone: zone,
  })
}
