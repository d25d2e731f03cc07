import { expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { visit } from '../engine/visit.js'
import { isMounted } from './mounted.js'

/** Whether the last RUN may write to `/c` without a layer. */
function isAway(instructions: string): boolean {
  let last = false
  visit(
    parse(`FROM debian:12\n${instructions}\n`).file,
    {},
    {
      entries: { run: (run, _, at) => void (last = isMounted(run, at, (path) => path === '/c')) },
    },
  )
  return last
}

test.each<[what: string, instructions: string, isThere: boolean]>([
  ['a cache', 'RUN --mount=type=cache,target=/c x', true],
  ['a cache that is not clean', 'RUN --mount=type=cache,target=/b/../c/ x', true],
  ['a cache in the working directory', 'WORKDIR /\nRUN --mount=type=cache,target=c x', true],
  ['a cache in another one', 'WORKDIR /w\nRUN --mount=type=cache,target=c x', false],
  ['a tmpfs', 'RUN --mount=type=tmpfs,target=/c x', true],
  ['the second of two', 'RUN --mount=type=cache,target=/b --mount=type=cache,target=/c x', true],
  ['a cache elsewhere', 'RUN --mount=type=cache,target=/b x', false],
  ['a bind, whose changes are lost', 'RUN --mount=type=bind,target=/c x', false],
  ['a secret', 'RUN --mount=type=secret,id=a,target=/c x', false],
  ['nothing', 'RUN x', false],
  ['a type that is not known', 'ARG T\nRUN --mount=type=$T,target=/b x', true],
  ['a target that is not known', 'ARG T\nRUN --mount=type=cache,target=$T x', true],
  ['a target that is not known in part', 'ARG T\nRUN --mount=type=cache,target=/b/$T x', true],
  ['a target of a variable', 'ENV T=/b\nRUN --mount=type=cache,target=$T x', false],
])('%s may be mounted there', (_, instructions, isThere) => expect(isAway(instructions)).toBe(isThere))
