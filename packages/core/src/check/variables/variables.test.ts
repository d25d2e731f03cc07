import { describe, expect, test } from 'vitest'
import type { Entry } from '../../model/index.js'
import { check } from '../check.js'
import {
  arg,
  copyFrom,
  env,
  file,
  fileWith,
  label,
  mount,
  only,
  platformStage,
  run,
  stage,
  told,
  w,
} from '../testing/build.js'

const inStage = (image: string, ...entries: readonly Entry[]) => file(stage(image, undefined, ...entries))

describe('what is visible', () => {
  test('ARG and ENV of the stage, and PATH', () => {
    expect(check(inStage('scratch', arg('A'), env({ B: '$A' }), label({ c: '$A$B$PATH' })))).toEqual([])
  })
  test('what the stage below had at its end', () => {
    const inherits = file(
      stage('scratch', 'base', arg('A=1'), env({ B: 'x' })),
      stage('stage:base', 'child', label({ a: '$A$B' })),
      stage('scratch', 'other', label({ a: '$A' })),
    )
    expect(told(inherits)).toEqual(['warning arg-scope'])
  })
  test('two stages on one base do not see each other', () => {
    const siblings = file(
      stage('scratch', 'base'),
      stage('stage:base', 'a', env({ X: '1' })),
      stage('stage:base', 'b', label({ x: '$X' })),
    )
    expect(only(siblings).code).toBe('undefined-variable')
  })
  test('what the image is known to set', () => {
    expect(check(inStage('node:22', label({ v: '$NODE_VERSION' })))).toEqual([])
    expect(told(inStage('python:3', label({ v: '$NODE_VERSION' })))).toEqual(['warning undefined-variable'])
  })
  test('an argument in the tag does not change the image', () => {
    const tagged = (text: string) => fileWith({}, [arg('V=22')], stage('node:$V-alpine', undefined, label({ v: text })))
    expect(check(tagged('$NODE_VERSION'))).toEqual([])
    expect(told(tagged('$GOPATH'))).toEqual(['warning undefined-variable'])
  })
})

describe('images that nobody knows', () => {
  test('may set anything in upper case', () =>
    expect(check(inStage('corp.example/java', label({ v: '$JAVA_HOME' })))).toEqual([]))
  test('do not set words', () =>
    expect(told(inStage('corp.example/java', env({ P: 'pa$word' })))).toEqual(['warning undefined-variable']))
  test('a long name of the image is no slip of one that is somewhat alike', () =>
    expect(told(inStage('corp/x', env({ APP_SETTINGS_PATH: '1' }), label({ v: '$APP_CONFIG_PATH' })))).toEqual([]))
  test('do not explain a slip', () => {
    expect(only(inStage('corp.example/java', arg('APP_VERSION'), label({ v: '$APP_VERSON' })))).toMatchObject({
      code: 'undefined-variable',
      hint: 'Did you mean $APP_VERSION?',
    })
  })
  test('a namesake of a known image has its variables', () => {
    expect(check(inStage('corp.example/base/node', label({ v: '$NODE_VERSION$CORP' })))).toEqual([])
  })
  test('can be told', () => {
    const asks = inStage('corp.example/base/java:21', label({ v: '$JAVA_HOME', w: '$OTHER' }))
    expect(told(asks, { baseVariables: { 'base/java': ['JAVA_HOME'] } })).toEqual(['warning undefined-variable'])
    expect(told(asks, { baseVariables: () => ['JAVA_HOME', 'OTHER'] })).toEqual([])
  })
})

describe('arguments in the wrong place', () => {
  test('a global one that the stage does not declare', () => {
    const global = (...entries: readonly Entry[]) => fileWith({}, [arg('V=1')], stage('scratch', undefined, ...entries))
    expect(only(global(label({ v: '$V' })))).toMatchObject({
      code: 'arg-scope',
      severity: 'warning',
      hint: 'Write ARG V before it',
    })
    expect(check(global(arg('V'), label({ v: '$V' })))).toEqual([])
  })
  test('one of BuildKit that the stage does not declare', () => {
    expect(only(inStage('scratch', label({ v: '$TARGETARCH' }))).code).toBe('arg-scope')
  })
  test('one that is declared further down', () => {
    expect(only(inStage('scratch', label({ v: '$V' }), arg('V'))).message).toBe(
      'LABEL: ARG V stands further down, so $V is empty here',
    )
  })
  test('an ENV further down, where no image may have set it before', () => {
    const above = [env({ LD_PATH: '/a:$LD_PATH' }), env({ LD_PATH: '/b:$LD_PATH' })]
    expect(only(inStage('scratch', ...above)).message).toBe(
      'ENV: ENV LD_PATH stands further down, so $LD_PATH is empty here',
    )
    expect(told(inStage('corp/x', ...above))).toEqual([])
  })
  test('one of another stage', () => {
    const other = file(stage('scratch', 'a', arg('V')), stage('corp/x', undefined, label({ v: '$V' })))
    expect(only(other).message).toBe('LABEL: $V is a build argument of stage "a", and this stage does not declare it')
  })
  test('one of a stage, used by FROM', () => {
    expect(told(file(stage('scratch', 'a', arg('V=1')), stage('node:1$V')))).toEqual(['warning arg-scope'])
  })
  test('one that the shell of a RUN asks for', () => {
    const runs = (text: string) => fileWith({}, [arg('V=1')], stage('alpine', undefined, run(text)))
    expect(told(runs('echo "$V"'))).toEqual(['warning arg-scope'])
    expect(told(runs('echo ${V}'))).toEqual(['warning arg-scope'])
    for (const text of [
      "echo '$V'",
      'echo \\$V',
      'V=2; echo $V',
      'echo ${V:-3}',
      'for V in a b; do echo $V; done',
      '. ./env; echo $V',
    ]) {
      expect(told(runs(text))).toEqual([])
    }
  })
})

describe('FROM', () => {
  test('sees global arguments and those of BuildKit', () => {
    const fine = fileWith({}, [arg('V=1')], platformStage('$BUILDPLATFORM', 'node:$V-$TARGETARCH'))
    expect(check(fine)).toEqual([])
  })
  test('an argument that nobody declares', () => {
    expect(only(fileWith({}, [arg('NODE_VERSION=1')], stage('node:1$NODE_VERSON')))).toMatchObject({
      code: 'undefined-variable',
      hint: 'Did you mean $NODE_VERSION?',
    })
  })
})

describe('undefined variables', () => {
  test.each([':-x', '-x', ':+x', '+x'])('are fine with a %s', (modifier) => {
    expect(check(inStage('scratch', label({ v: `\${NAME${modifier}}` })))).toEqual([])
  })
  test.each(['#x', '%%x', '/a/b'])('are not fine with %s', (modifier) => {
    expect(told(inStage('scratch', label({ v: `\${NAME${modifier}}` })))).toEqual(['warning undefined-variable'])
  })
  test('inside a default count', () =>
    expect(told(inStage('scratch', label({ v: '${A:-$B}' })))).toEqual(['warning undefined-variable']))
  test('are told once an instruction', () => {
    expect(told(inStage('scratch', copyFrom(undefined, ['$A', '$A$A'], '/$A/')))).toEqual([
      'warning undefined-variable',
    ])
  })
  test('of mounts that are kept as text count', () => {
    expect(told(inStage('scratch', run('x', mount.raw('type=cache,target=/c/$A,id=$A'))))).toEqual([
      'warning undefined-variable',
    ])
  })
  test('of mounts count', () => {
    expect(told(inStage('scratch', run('x', mount.cache({ target: w('/c/$A') }))))).toEqual([
      'warning undefined-variable',
    ])
  })
  test('that are not names are a slip in quoting', () =>
    expect(only(inStage('corp/x', label({ v: 'costs $5' }))).hint).toContain('\\$5'))
})

describe('the same ENV', () => {
  test('does not see its own keys', () => {
    expect(told(inStage('scratch', env({ A: '1', B: '$A' })))).toEqual(['warning sibling-variable'])
    expect(told(inStage('corp/x', env({ A: '1', B: '$A' })))).toEqual(['warning sibling-variable'])
  })
  test('sees what stood before it', () =>
    expect(check(inStage('scratch', env({ A: '0' }), env({ A: '1', B: '$A' })))).toEqual([]))
  test('adding to itself is not that', () =>
    expect(told(inStage('scratch', env({ A: '$A:x' })))).toEqual(['warning undefined-variable']))
  test('one ARG does see its items', () => expect(check(inStage('scratch', arg('A=1', 'B=$A')))).toEqual([]))
})

describe('malformed references', () => {
  test.each(['^', '^^', ',,', ':=x', '#\\a'])('with %s', (modifier) => {
    expect(told(inStage('scratch', arg('A=1'), label({ v: `\${A${modifier}}` })))).toContain('error bad-variable')
  })
  test('a required argument is meant to be missing', () => {
    const required = fileWith({}, [arg('V')], stage('node:${V:?which node}'))
    expect(check(required)).toEqual([])
    expect(only(required, { buildArguments: {} })).toMatchObject({ severity: 'error', message: 'FROM: V: which node' })
  })
  test('a required variable that is not set is refused', () => {
    expect(only(inStage('scratch', label({ v: '${A:?}' })))).toMatchObject({ code: 'bad-variable', severity: 'error' })
  })
})
