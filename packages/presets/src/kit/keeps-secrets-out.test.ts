import { describe, expect, it } from 'vitest'
import { bind, stage, type Stage } from '@stagecraft/core'
import { definePreset } from '../define/index.js'
import { presetChecks } from './preset-checks.js'

const checkOf = (fill: (runtime: Stage<'runtime'>) => Stage<'runtime'>, ignore?: readonly string[]) => {
  const preset = definePreset({
    name: 'pages',
    version: '1.0.0',
    summary: 'Pages.',
    options: {},
    stages: () => ({ runtime: fill(stage('runtime').from('alpine:3.22')) }),
    ...(ignore === undefined ? {} : { ignore: () => ignore }),
  })
  return presetChecks(preset as never).find(({ name }) => name.endsWith('no build gets an .env file'))!.run
}

describe('no build gets an .env file', () => {
  it('fails where no ignore file is written', () => {
    expect(checkOf((s) => s.copy('.', '/pages'))).toThrow(
      'the ignore file lets .env, .env.local, services/api/.env through to the build',
    )
  })

  it('fails where only the folder of the build is minded', () => {
    expect(checkOf((s) => s.copy('.', '/pages'), ['.env*'])).toThrow('lets services/api/.env through')
  })

  it('looks at mounts too', () => {
    expect(checkOf((s) => s.run('make', { mounts: [bind('/src')] }))).toThrow('lets .env')
  })

  it('passes with the pattern that it proposes, and where nothing is taken from the context', () => {
    expect(checkOf((s) => s.copy('.', '/pages'), ['**/.env*'])).not.toThrow()
    expect(checkOf((s) => s.run('echo'))).not.toThrow()
  })
})
