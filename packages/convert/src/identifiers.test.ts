import { describe, expect, it } from 'vitest'
import { camelCase, Identifiers } from './identifiers.js'

describe('camelCase', () => {
  it.each([
    ['NODE_VERSION', 'nodeVersion'],
    ['build-env', 'buildEnv'],
    ['a.b_c-d', 'aBCD'],
    ['nodeVersion', 'nodeVersion'],
    ['22-slim', '_22Slim'],
    ['___', '_'],
  ])('%s becomes %s', (text, name) => {
    expect(camelCase(text)).toBe(name)
  })
})

describe('names of constants', () => {
  it('are unique, and mean nothing else', () => {
    const identifiers = new Identifiers()
    expect(identifiers.make('build-env', 'Stage')).toBe('buildEnv')
    expect(identifiers.make('build_env', 'Stage')).toBe('buildEnv2')
    expect(identifiers.make('import', 'Stage')).toBe('importStage')
    expect(identifiers.make('cache', 'Stage')).toBe('cacheStage')
    expect(identifiers.make('BUILD_ENV', 'Arg')).toBe('buildEnvArg')
    expect(identifiers.make('s', 'Stage')).toBe('sStage')
  })
})
