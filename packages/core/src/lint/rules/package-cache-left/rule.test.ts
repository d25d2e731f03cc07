import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('package-cache-left', () => {
  test.each([
    [
      'each manager',
      'FROM a\nRUN apk add x\nRUN dnf install -y x\nRUN zypper -n install x\nRUN pip install x\n',
      [2, 3, 4, 5],
    ],
    [
      'each, cleaned',
      'FROM a\nRUN apk --no-cache add x\nRUN dnf install -y x && dnf clean all\nRUN zypper -n install x && zypper clean -a\nRUN pip install --no-cache-dir x\nRUN yum install -y x && rm -rf /var/cache/yum\n',
      [],
    ],
    [
      'by a variable',
      'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x\nRUN PIP_NO_CACHE_DIR=1 python3 -m pip install x\n',
      [],
    ],
    ['by a mount', 'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x\n', []],
    ['python -m pip', 'FROM a\nRUN python3 -m pip install x\n', [2]],
    ['a stage that is not shipped', 'FROM a AS b\nRUN apk add x\nFROM a\nCOPY --from=b /x /x\n', []],
    ['a variable may be the option', 'FROM a\nARG O\nRUN apk add $O x\n', []],
    ['other commands', 'FROM a\nRUN apk update; pip list; dnf repolist\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('package-cache-left', text)).toEqual(lines)
  })
})
