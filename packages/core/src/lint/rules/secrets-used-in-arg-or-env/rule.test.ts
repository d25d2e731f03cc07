import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('SecretsUsedInArgOrEnv', () => {
  const isSecret = (name: string): boolean => linesOf('SecretsUsedInArgOrEnv', `FROM a\nARG ${name}\n`).length > 0

  test.each([
    ...['apikey', 'auth', 'credential', 'credentials', 'key', 'password', 'pword', 'passwd', 'secret', 'token'],
    ...['A_KEY', 'KEY_B', 'A_KEY_B', 'api_key', 'ApiKey', 'Token', 'AUTH_URL', '_KEY', 'KEY_', '__TOKEN__', 'X1_KEY_2'],
    ...['PUBLICKEY_TOKEN', 'KEYFILE_TOKEN'],
  ])('%s is one', (name) => expect(isSecret(name)).toBe(true))

  test.each([
    ...['credentialss', 'secrets', 'tokens', 'AKEY', 'KEYB', 'MONKEY', 'keyboard', 'MYAUTH', 'pass', 'key1'],
    ...['PUBLIC_KEY', 'KEY_PUBLIC', 'TOKEN_public', 'KEY_FILE', 'FILE_KEY', 'KEY_VERSION'],
  ])('%s is none', (name) => expect(isSecret(name)).toBe(false))

  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['ENV A_TOKEN=1 SECRET_B=2 C=3', [2, 2]],
    ['ARG A=1 TOKEN=1 KEY', [2, 2]],
    ['ENV TOKEN=', [2]],
    ['ENV TOKEN x', [2]],
    ['ENV "TOKEN"=1', [2]],
    ['ARG \\\n  TOKEN', [2]],
    ['ARG A=TOKEN\nENV $A=1', [3]],
    ['ENV $X=1', []],
    ['ENV A=TOKEN', []],
    ['ENV "A TOKEN"=x', []],
    ['LABEL TOKEN=x\nRUN TOKEN=x y', []],
    ['ONBUILD ARG TOKEN', []],
    // Comments
    ['# stagecraft allow=SecretsUsedInArgOrEnv a key of a keyboard\nARG KEY', []],
    ['# hadolint ignore=DL3064\nARG KEY', []],
    ['# check=skip=SecretsUsedInArgOrEnv\nARG TOKEN\nARG TOKEN', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('SecretsUsedInArgOrEnv', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['ARG PASSWORD\nFROM a\n', []],
    ['ARG TOKEN=1\nFROM a\nARG TOKEN\n', [3]],
    ['FROM a AS b\nONBUILD ENV TOKEN=1\nFROM b\n', [3]],
    ['FROM a AS b\nARG TOKEN\nFROM b\nENV TOKEN=1\n', [2, 4]],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('SecretsUsedInArgOrEnv', text)).toEqual(lines)
  })

  test.each([
    ['ARG MY_Token', 'ARG MY_Token', 'id=my_token,env=MY_Token'],
    ['ENV AUTH=1', 'ENV AUTH', 'id=auth,env=AUTH'],
  ])('of %s says who else can read it, and how it is given', (instruction, what, mount) => {
    expect(saidBy('SecretsUsedInArgOrEnv', `FROM a\n${instruction}\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${what} looks like a secret, and stays readable in the image or its history`,
        hint: `Give it to the one command that needs it: RUN --mount=type=secret,${mount}`,
      },
    ])
  })
})
