import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('SecretsUsedInArgOrEnv', () => {
  test.each([
    ['words between underscores', 'FROM a\nARG API_KEY MONKEY keyboard\n', [2]],
    ['what is public, a file or a version', 'FROM a\nENV PUBLIC_KEY=1 KEY_FILE=2 TOKEN_VERSION=3\n', []],
    ['each name', 'FROM a\nENV A_TOKEN=1 SECRET_B=2\n', [2, 2]],
    ['before the first FROM it is not in an image', 'ARG PASSWORD\nFROM a\n', []],
    ['allowed with a reason', 'FROM a\n# stagecraft allow=SecretsUsedInArgOrEnv a key of a keyboard\nARG KEY\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('SecretsUsedInArgOrEnv', text)).toEqual(lines)
  })
})
