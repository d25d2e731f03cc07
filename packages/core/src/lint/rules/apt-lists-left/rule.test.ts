import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('apt-lists-left', () => {
  test.each([
    ['only what is shipped', 'FROM a AS b\nRUN apt-get update\nFROM a\nCOPY --from=b x /y\n', []],
    ['the stages that the last one begins with', 'FROM a AS b\nRUN apt-get update\nFROM b\nRUN x\n', [2]],
    ['a script may clean up', 'FROM a\nRUN apt-get update && bash /tmp/x.sh\n', []],
    ['a template that may clean up', 'FROM a\nRUN apt-get update; \\\n {{ clean_apt }}\n', []],
    ['an argument that mentions it', 'FROM a\nRUN echo apt-get update\n', []],

    [
      'removed',
      'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apt-get update; rm -r /var/lib/*\n',
      [],
    ],
    [
      'removed by apt itself',
      'FROM a\nRUN apt-get update && apt-get dist-clean\nRUN apt update && apt-get distclean\n',
      [],
    ],
    [
      'mounts of the lists',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update\nRUN --mount=type=cache,target=$X apt-get update\n',
      [],
    ],
    [
      'mounts of folders that they are in',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/ apt-get update\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists/partial apt-get update\n',
      [],
    ],
    [
      'a mount in the working directory',
      'FROM a\nWORKDIR /\nRUN --mount=type=cache,target=var/lib/apt apt-get update\n',
      [],
    ],
    [
      'folders that are called alike',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/apt-xapian-index apt-get update\n',
      [2],
    ],
    ['a mount that says nothing for sure', 'FROM a\nARG T\nRUN --mount=type=$T,target=/x apt-get update\n', []],
    [
      'mounts of something else',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/aptitude apt-get update\nRUN --mount=type=bind,target=/var/lib/apt apt-get update\nRUN --mount=type=secret,id=x apt-get update\n',
      [2, 3, 4],
    ],
    [
      'either program',
      'FROM a\nRUN apt update\nRUN apt-get -q update\nRUN apt-cache update; apt-get upgrade\n',
      [2, 3],
    ],
    [
      'scripts of other names',
      'FROM a\nRUN apt-get update && ./x\nRUN apt-get update && x.sh\nRUN apt-get update && dash x\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-lists-left', text)).toEqual(lines)
  })

  test.each([
    ['apt-get update', 'alone'],
    ['apt-get update && apt-get install -y x', 'where'],
    ['apt-get update && apt-get upgrade -y', 'where'],
    ['apt-get update && apt-get dist-upgrade -y', 'where'],
    ['apt update && apt full-upgrade -y', 'where'],
    ['apt-get update && apt-get build-dep -y x', 'where'],
    ['apt-get update && apt-get autoremove -y', 'alone'],
  ])('%s: says %s', (command, word) => {
    const found = linted(`FROM a\nRUN ${command}\n`).find(({ code }) => code === 'apt-lists-left')
    expect(found?.message).toContain(word)
  })
})
