import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { dockerfile, stage } from '../index.js'

const json = 'JSONArgsRecommended'
const several = 'MultipleInstructionsDisallowed'
const both = `# stagecraft allow=${json} a\n# stagecraft allow=${several} b\n# check=skip=${json},${several}\n`

describe('rules of BuildKit stand in one comment, since it heeds no other', () => {
  test('whatever has no instruction of its own is between the calls', () => {
    const first = base().allow(json, 'a')
    expect(body(first.allow(several, 'b').cmd('x'))).toBe(`${both}CMD x\n`)
    expect(body(first.artifact('o', '/o').allow(several, 'b').cmd('x'))).toBe(`${both}CMD x\n`)
    expect(body(first.within({ network: 'none' }, (s) => s.allow(several, 'b').cmd('x').run('y')))).toBe(
      `${both}CMD x\nRUN --network=none y\n`,
    )
    expect(
      body(
        base()
          .within({}, (s) => s.allow(json, 'a'))
          .allow(several, 'b')
          .cmd('x'),
      ),
    ).toBe(`${both}CMD x\n`)
  })

  test('a rule that is said twice stands there once', () => {
    expect(body(base().allow(json, 'a').allow(json, 'b').cmd('x'))).toBe(
      `# stagecraft allow=${json} a\n# stagecraft allow=${json} b\n# check=skip=${json}\nCMD x\n`,
    )
  })

  test('an instruction or a blank line ends the group', () => {
    const one = (rule: string, reason: string) => `# stagecraft allow=${rule} ${reason}\n# check=skip=${rule}\n`
    expect(body(base().allow(json, 'a').cmd('x').allow(several, 'b').cmd('y'))).toBe(
      `${one(json, 'a')}CMD x\n${one(several, 'b')}CMD y\n`,
    )
    expect(body(base().allow(json, 'a').blank().allow(several, 'b').cmd('y'))).toBe(
      `${one(json, 'a')}\n${one(several, 'b')}CMD y\n`,
    )
  })

  test('what was declared before stays declared', () => {
    const made = stage('a').from('alpine:3.22').allow(json, 'a').artifact('o', '/o').allow(several, 'b')
    expect(made.artifacts.o.path).toBe('/o')
    expect(body(stage().from('alpine:3.22').copyFrom(made.artifacts.o))).toBe('COPY --from=a /o /o\n')
  })

  test('above FROM too', () => {
    const made = stage().comment('about it').allow('untagged-image', 'a').allow(json, 'b').from('alpine:3.22')
    expect(String(dockerfile(made))).toBe(
      `# about it\n# stagecraft allow=untagged-image a\n# stagecraft allow=${json} b\n# check=skip=${json}\nFROM alpine:3.22\n`,
    )
  })
})
