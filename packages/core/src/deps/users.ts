/** What official images say about the users that they make: needed for a cache that this user may write. */
export interface UserFacts {
  readonly home: string
  readonly uid: number
}

const users: { readonly [name: string]: UserFacts } = {
  root: { home: '/root', uid: 0 },
  0: { home: '/root', uid: 0 },
  node: { home: '/home/node', uid: 1000 },
  bun: { home: '/home/bun', uid: 1000 },
}

/** Home and number of a user, or nothing when they cannot be known from here. */
export function userFacts(user: string | undefined): UserFacts | undefined {
  const name = user?.replace(/:.*$/, '') ?? 'root'
  return Object.hasOwn(users, name) ? users[name] : undefined
}
