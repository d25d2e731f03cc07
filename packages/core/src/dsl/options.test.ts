import { describe, expect, test } from 'vitest'
import { base } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { apt, arg, bind, cache, dockerfile, heredoc, inline, secret, ssh, stage, tmpfs } from '../index.js'

/** Each call with options that it has, and one that it has not. */
const calls: readonly (readonly [call: string, make: (options: object) => unknown, has: string])[] = [
  ['run', (o) => base().run('x', o), '"mounts", "network", "security", "devices"'],
  ['copy', (o) => base().copy('a', '/', o), '"chown", "chmod", "link", "parents", "exclude"'],
  ['copyFrom', (o) => loose(base()).copyFrom!('a', '/a', '/', o), '"chown", "chmod", "link", "parents", "exclude"'],
  ['add', (o) => base().add('a', '/', o), '"checksum", "keepGitDir", "unpack", "chown", "chmod", "link", "exclude"'],
  [
    'healthcheck',
    (o) => base().healthcheck('x', o),
    '"interval", "timeout", "startPeriod", "startInterval", "retries"',
  ],
  ['within', (o) => base().within(o, (s) => s), '"mounts", "network", "chown", "chmod"'],
  ['copyDeps', (o) => stage().from('node:22').copyDeps(o), '"manager", "production", "folder"'],
  ['from', (o) => stage().from('node:22', o), '"platform"'],
  ['arg', (o) => arg('A', o), '"default", "values"'],
  ['heredoc', (o) => heredoc('x', o), '"name", "expand", "stripTabs", "before", "after"'],
  ['inline', (o) => inline('a', 'b', o), '"expand", "stripTabs"'],
  ['apt', (o) => apt('git', o), '"recommends"'],
  ['directives', (o) => dockerfile(base()).directives(o), '"syntax", "escape", "check"'],
  ['a bind mount', (o) => bind('/x', o), '"target", "source", "from", "readonly"'],
  [
    'a cache mount',
    (o) => cache('/x', o),
    '"target", "id", "sharing", "from", "source", "mode", "uid", "gid", "readonly"',
  ],
  ['a tmpfs mount', (o) => tmpfs('/x', o), '"target", "size", "readonly"'],
  ['a secret mount', (o) => secret('s').file(o), '"id", "target", "env", "required", "mode", "uid", "gid"'],
  ['a ssh mount', (o) => ssh(o), '"id", "target", "required", "mode", "uid", "gid"'],
]

describe('an option that a call has not', () => {
  test.each(calls)('is told by %s', (call, make, has) => {
    expect(said(() => make({ qqqqqqqq: 'x' }))).toBe(`unknown-option: ${call} has no option "qqqqqqqq"; it has ${has}`)
    expect(said(() => make({}))).toBe('nothing was thrown')
  })
  test.each(calls)('is told by %s also when every object has it', (call, make, has) => {
    expect(said(() => make({ constructor: 'x' }))).toBe(
      `unknown-option: ${call} has no option "constructor"; it has ${has}`,
    )
  })
})
