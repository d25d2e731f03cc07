import { describe, expect, test } from 'vitest'
import { check } from '../check.js'
import { copyFrom, file, fileWith, arg, mount, only, run, stage, told } from '../testing/build.js'

describe('a file', () => {
  test('needs a stage', () => expect(only(file()).code).toBe('empty-file'))
  test('with stages in order is fine', () => {
    const fine = file(
      stage('node:22', 'deps', run('npm ci')),
      stage(
        'stage:deps',
        'build',
        run('npm run build', mount.bind({ target: '/s', from: { kind: 'stage-reference', stage: 'deps' } })),
      ),
      stage('nginx:1.29', undefined, copyFrom('stage:build'), copyFrom(0), copyFrom('busybox:1')),
    )
    expect(check(fine)).toEqual([])
  })
})

describe('names of stages', () => {
  test.each(['1st', 'a/b', 'Build', ''])('%j is refused', (name) => {
    expect(only(file(stage('scratch', name))).code).toBe('bad-stage-name')
  })
  test('upper case gets the lower-case hint', () =>
    expect(only(file(stage('scratch', 'Build'))).hint).toBe('Write "build"'))
  test.each(['scratch', 'context'])('%s means something else', (name) => {
    expect(told(file(stage('alpine', name)))).toEqual(['warning reserved-stage-name'])
  })
  test('twice the same is a warning', () => {
    const twice = file(stage('scratch', 'a'), stage('scratch', 'a'))
    expect(told(twice)).toEqual(['warning duplicate-stage'])
    expect(only(twice).related).toEqual([{ message: '"a" is first defined here' }])
  })
})

describe('FROM', () => {
  test('an unknown stage suggests the nearest', () => {
    const problem = only(file(stage('scratch', 'build'), stage('stage:biuld')))
    expect(problem).toMatchObject({
      code: 'unknown-stage',
      severity: 'error',
      message: 'FROM: no stage is called "biuld"; stages before it: "build"',
      hint: 'Did you mean "build"?',
    })
  })
  test('a later stage', () => expect(only(file(stage('stage:b', 'a'), stage('scratch', 'b'))).code).toBe('later-stage'))
  test('itself', () => expect(only(file(stage('stage:a', 'a'))).code).toBe('self-reference'))
  test('an image may have the name of its own stage', () => expect(check(file(stage('nginx', 'nginx')))).toEqual([]))
  test('an image named like a stage above is hidden', () => {
    expect(told(file(stage('scratch', 'nginx'), stage('nginx')))).toEqual(['error reference-shadowed'])
  })
  test('an image named like a stage below is only told', () => {
    expect(told(file(stage('nginx'), stage('scratch', 'nginx')))).toEqual(['warning later-stage'])
  })
  test('an image that looks like a misspelt stage', () => {
    expect(only(file(stage('scratch', 'builder'), stage('bulider')))).toMatchObject({
      code: 'unknown-stage',
      severity: 'warning',
    })
  })
  test('but a well-known image does not', () =>
    expect(check(file(stage('scratch', 'nodes'), stage('node')))).toEqual([]))
  test('a stage by index needs a name', () => {
    expect(told(file(stage('scratch'), stage(0)))).toEqual(['error unnamed-stage'])
    expect(told(file(stage('scratch', 'a'), stage(0)))).toEqual([])
  })
  test('scratch is hidden by a stage of that name', () => {
    expect(told(file(stage('alpine', 'scratch'), stage('scratch')))).toEqual([
      'warning reserved-stage-name',
      'error reference-shadowed',
    ])
  })
  test('an argument may choose a stage', () => {
    expect(check(fileWith({}, [arg('KIND=debug')], stage('scratch', 'base-debug'), stage('base-$KIND')))).toEqual([])
  })
  test.each(['Node', 'a b', 'x@sha256:1', ':tag'])('%j is no image', (image) => {
    expect(only(file(stage(image)))).toMatchObject({ code: 'bad-image', severity: 'error' })
  })
  test('a default that gives no image is a warning, and an error for one certain build', () => {
    const missing = fileWith({}, [arg('V')], stage('node:$V'))
    expect(told(missing)).toEqual(['warning bad-image'])
    expect(told(missing, { buildArguments: {} })).toEqual(['error bad-image'])
    expect(told(missing, { buildArguments: { V: '22' } })).toEqual([])
  })
})

describe('COPY --from and mounts', () => {
  const using = (name: string) => file(stage('scratch', 'build'), stage('alpine', undefined, copyFrom(name)))
  test('an unknown stage', () => {
    expect(only(using('stage:biuld'))).toMatchObject({
      code: 'unknown-stage',
      severity: 'error',
      hint: 'Did you mean "build"?',
    })
  })
  test('an image that looks like one', () => expect(told(using('biuld'))).toEqual(['warning unknown-stage']))
  test('an image named like a stage, in any case', () =>
    expect(told(using('BUILD'))).toEqual(['error reference-shadowed']))
  test.each(['0', '00', '+1'])('an image named %s is an index', (text) =>
    expect(told(using(text))).toContain('error reference-shadowed'),
  )
  test('an index that no stage has', () => {
    expect(told(using('7'))).toEqual(['error unknown-stage'])
    expect(told(file(stage('alpine', undefined, copyFrom(3))))).toEqual(['error unknown-stage'])
  })
  test('an index that BuildKit gives to an image', () => {
    expect(told(file(stage('alpine', undefined, copyFrom('busybox'), copyFrom(1))))).toEqual([
      'warning reference-shadowed',
    ])
  })
  test('a mount takes no index', () => {
    const at = (index: number) =>
      file(
        stage('scratch'),
        stage('alpine', 'b', run('x', mount.bind({ target: '/a', from: { kind: 'stage-reference', stage: index } }))),
      )
    expect(told(at(0))).toEqual(['error unnamed-stage'])
    expect(told(at(1))).toEqual(['error self-reference'])
  })
  test('a variable is not replaced', () => expect(only(using('x$V')).code).toBe('variable-not-expanded'))
  test('itself', () => expect(only(file(stage('alpine', 'a', copyFrom('stage:a')))).code).toBe('self-reference'))
  test('a later stage', () => {
    expect(only(file(stage('alpine', 'a', copyFrom('stage:b')), stage('scratch', 'b')))).toMatchObject({
      code: 'later-stage',
      hint: 'Move stage "b" up',
    })
  })
  test('the last of two stages of one name is meant', () => {
    const twice = file(stage('scratch', 'a'), stage('alpine', 'b', copyFrom('stage:a')), stage('scratch', 'a'))
    expect(told(twice)).toEqual(['error later-stage', 'warning duplicate-stage'])
  })
  test('a raw mount is read as text', () => {
    const raw = (text: string) =>
      file(stage('scratch', 'a'), stage('alpine', undefined, run('x', mount.raw(text))), stage('scratch', 'c'))
    expect(told(raw('from=A,target=/x'))).toEqual([])
    expect(told(raw('from=c,target=/x'))).toEqual(['error later-stage'])
    expect(told(raw('from=busybox,target=/x'))).toEqual([])
  })
})

describe('circles', () => {
  test('one is told once, with its stages', () => {
    const circle = file(
      stage('alpine', 'a', copyFrom('stage:c')),
      stage('stage:a', 'b'),
      stage('alpine', 'c', copyFrom('stage:b')),
    )
    expect(told(circle)).toEqual(['error stage-cycle'])
    expect(only(circle).message).toBe(
      'COPY --from: stages need each other in a circle: stage "a" → stage "c" → stage "b" → stage "a"',
    )
  })
  test('two are two', () => {
    const two = file(
      stage('alpine', 'a', copyFrom('stage:b')),
      stage('alpine', 'b', copyFrom('stage:a')),
      stage('alpine', 'c', copyFrom('stage:d')),
      stage('alpine', 'd', copyFrom('stage:c')),
    )
    expect(told(two)).toEqual(['error stage-cycle', 'error stage-cycle'])
  })
})
