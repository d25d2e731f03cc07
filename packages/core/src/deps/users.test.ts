import { expect, test } from 'vitest'
import { userFacts } from './users.js'

const root = { home: '/root', uid: 0 }
const node = { home: '/home/node', uid: 1000 }

test.each<[user: string | undefined, facts: ReturnType<typeof userFacts>]>([
  [undefined, root],
  ['root', root],
  ['0', root],
  ['0:0', root],
  ['root:staff', root],
  ['node', node],
  ['node:node', node],
  ['bun', { home: '/home/bun', uid: 1000 }],
  ['1000', undefined],
  ['app', undefined],
  ['', undefined],
  // What every object of JavaScript has is no user.
  ['constructor', undefined],
  ['__proto__', undefined],
])('of the user %s is known %o', (user, facts) => expect(userFacts(user)).toEqual(facts))
