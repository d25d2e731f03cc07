import { DockerfileError, secret, stage } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { definePreset, option, type StandardSchema } from './index.js'

const greeting = definePreset({
  name: 'greeting',
  version: '1.0.0',
  summary: 'An image that says hello.',
  options: {
    word: option.text({ description: 'What it says.', default: 'hello' }),
    team: option.choice(['a', 'b'], { description: 'Whose it is.', required: true }),
    loud: option.flag({ description: 'Says it loudly.' }),
  },
  steps: { tools: (on, { loud }) => on.run(loud ? 'apk add --no-cache figlet' : 'true') },
  stages({ word, loud }, steps) {
    const extra = loud ? stage('extra').from('alpine:3.22') : undefined
    const runtime = stage('runtime').from('alpine:3.22').use(steps.tools).cmd(['echo', word])
    return { extra, runtime }
  },
  ignore: ({ team }) => ['.git', team],
})

/** The code and the sentence with which a call is refused. */
function refusal(call: () => unknown): readonly [code: string, message: string] {
  try {
    call()
  } catch (error) {
    if (error instanceof DockerfileError) return [error.code, error.message]
    throw error
  }
  throw new Error('it was accepted')
}

describe('definePreset', () => {
  it('makes a function from options to a file, with its ignore list', () => {
    const file = greeting({ team: 'a', word: 'good morning' })
    expect(String(file)).toBe('FROM alpine:3.22 AS runtime\nRUN true\nCMD ["echo", "good morning"]\n')
    expect(file.ignorePatterns).toEqual(['.git', 'a'])
    expect(greeting.ignored({ team: 'b' })).toEqual(['.git', 'b'])
  })

  it('leaves out a stage that is undefined', () => {
    expect(greeting({ team: 'a' }).names).toEqual(['runtime'])
    expect(greeting({ team: 'a', loud: true }).names).toEqual(['extra', 'runtime'])
  })

  it('tells what it is', () => {
    expect([greeting.kind, greeting.presetName, greeting.version]).toEqual(['preset', 'greeting', '1.0.0'])
    expect((greeting as unknown as { readonly name: string }).name).toBe('greeting')
    expect(greeting.steps).toEqual(['tools'])
    expect(Object.isFrozen(greeting)).toBe(true)
  })

  it('lets a step be replaced, or something be done around it', () => {
    expect(String(greeting({ team: 'a', steps: { tools: (on) => on.run('make') } }))).toContain('RUN make\n')
    const around = greeting({ team: 'a', steps: { tools: (on, standard) => standard(on.run('first')).run('last') } })
    expect(String(around)).toContain('RUN first\nRUN true\nRUN last\n')
  })

  it.each([
    [() => greeting({} as never), 'bad-option', "greeting needs the option \"team\": 'a' or 'b'"],
    [() => greeting({ team: 'c' as never }), 'bad-option', "takes 'a' or 'b'; found \"c\""],
    [() => greeting({ team: 'a', wrod: 'x' } as never), 'unknown-option', 'Did you mean "word"?'],
    [() => greeting({ team: 'a', word: 'two\nlines' }), 'bad-option', 'a line of text'],
    [() => greeting('a' as never), 'wrong-argument', 'greeting takes an object of options; found "a"'],
    [() => greeting({ team: 'a', steps: { tool: 1 } } as never), 'unknown-option', 'Did you mean "tools"?'],
    [() => greeting({ team: 'a', steps: { tools: 'make' } } as never), 'bad-option', 'from stage to stage'],
    [() => greeting({ team: 'a', steps: { tools: () => 'x' } } as never), 'wrong-argument', 'a stage'],
  ])('refuses %s', (call, code, words) => {
    const [found, message] = refusal(call)
    expect(found).toBe(code)
    expect(message).toContain(words)
  })

  const definition = { name: 'x', version: '1.0.0', summary: 'X.', options: {}, stages: () => ({}) }

  it.each([
    [{ name: '' }, 'a preset needs a name'],
    [{ version: '1' }, 'the version of x is major.minor.patch; found "1"'],
    [{ summary: '' }, 'x needs a summary'],
    [{ options: { steps: option.flag({ description: 'S.' }) } }, '"steps" is the name by which users replace steps'],
  ])('refuses the definition with %o', (wrong, words) => {
    expect(refusal(() => definePreset({ ...definition, ...(wrong as object) }))[1]).toContain(words)
  })

  it('wants every stage under its own name', () => {
    const wrong = definePreset({ ...definition, stages: () => ({ a: stage('b').from('alpine:3.22') }) as never })
    expect(refusal(() => wrong())[1]).toBe('x: the stage under the name "a" is called "b"')
    const none = definePreset({ ...definition, stages: () => ({ a: 'b' }) as never })
    expect(refusal(() => none())[1]).toBe('x: "a" is not a stage but "b"')
  })
})

describe('options', () => {
  const short = { '~standard': { version: 1, vendor: 'test', validate } } as const satisfies StandardSchema<string>
  function validate(value: unknown): { value: string } | { issues: readonly { message: string }[] } {
    return typeof value === 'string' && value.length < 4 ? { value } : { issues: [{ message: 'too long' }] }
  }
  const all = definePreset({
    name: 'all',
    version: '1.0.0',
    summary: 'Every kind of option.',
    options: {
      integer: option.integer({ description: 'I.', min: 1, max: 5, default: 2 }),
      port: option.port({ description: 'P.' }),
      texts: option.texts({ description: 'T.' }),
      program: option.program({ description: 'Q.' }),
      command: option.command({ description: 'C.' }),
      pairs: option.pairs({ description: 'E.' }),
      group: option.group({ description: 'G.', options: { inner: option.text({ description: 'N.' }) } }),
      of: option.of({
        description: 'O.',
        accepts: 'four digits',
        read: (value) => (typeof value === 'string' && /^\d{4}$/.test(value) ? value : undefined),
      }),
      schema: option.schema(short, { description: 'S.', accepts: 'a short text' }),
    },
    stages: (o) => ({
      runtime: stage('runtime')
        .from('alpine:3.22')
        .label({ o: JSON.stringify(o) }),
    }),
  })

  it('take what they say', () => {
    const options = {
      integer: 5,
      port: 8080,
      texts: ['a'],
      program: ['a', 'b c'],
      command: ['x', 'y z'],
      pairs: { A: 'b' },
      group: { inner: 'x' },
      of: '4711',
      schema: 'abc',
    }
    expect(String(all(options))).toContain(`o=${JSON.stringify(JSON.stringify(options))}`)
  })

  it.each([
    [{ integer: 6 }, 'a whole number from 1 to 5'],
    [{ integer: 1.5 }, 'a whole number from 1 to 5'],
    [{ port: 80 }, 'a whole number from 1024 to 65535'],
    [{ texts: 'a' }, 'a list of texts'],
    [{ texts: [''] }, 'a list of texts'],
    [{ program: 'a' }, 'a list of texts'],
    [{ program: [''] }, 'a list of texts'],
    [{ command: [] }, 'a command'],
    [{ pairs: { A: 1 } }, 'an object of names and values'],
    [{ pairs: { A: secret('s') } }, 'a secret would stay in the image'],
    [{ group: { iner: 'x' } }, 'all: group has no option "iner"; it has "inner". Did you mean "inner"?'],
    [{ group: 'x' }, 'an object with "inner"'],
    [{ of: '47' }, 'four digits'],
    [{ schema: 'abcd' }, 'all: schema takes a short text: too long'],
  ])('refuse %o', (wrong, words) => {
    expect(refusal(() => all(wrong as never))[1]).toContain(words)
  })

  const list = 'a list is a program and its arguments, which no shell reads; found'
  it.each([
    [
      { command: ['npm run build && ls'] },
      `all: command: ${list} a program called "npm run build && ls". A string is read by a shell: 'npm run build && ls'`,
    ],
    [
      { command: ['npm run a', 'npm run b'] },
      `all: command: ${list} a program called "npm run a". A string is read by a shell: 'npm run a && npm run b'`,
    ],
    [
      { command: ['a', '&&', "b 'c'"] },
      `all: command: ${list} the argument "&&". A string is read by a shell: 'a && b \\'c\\''`,
    ],
    [
      { program: ['node dist/server.js'] },
      `all: program: ${list} a program called "node dist/server.js". Write ['node', 'dist/server.js']`,
    ],
    [{ program: ['a $B'] }, `all: program: ${list} a program called "a $B". Write ['sh', '-c', 'a $B']`],
    [{ program: ['a', '||', 'b'] }, `all: program: ${list} the argument "||". Write ['sh', '-c', 'a || b']`],
  ])('refuse a list that was meant for a shell: %j', (wrong, words) => {
    expect(refusal(() => all(wrong as never))).toEqual(['bad-option', words])
  })

  it.each([
    { command: ['sh', '-c', 'a && b'] },
    { program: ['find', '.', '-exec', 'rm', '{}', ';'] },
    { program: ['a', '|', 'b'] },
    { command: [' a '] },
  ])('take words that only look so: %j', (given) => {
    expect(String(all(given as never))).toContain('alpine')
  })

  it('refuse a schema that answers later, and an option without a description', () => {
    const later = { '~standard': { version: 1, vendor: 'test', validate: async () => ({ value: 'x' }) } } as const
    const slow = definePreset({
      name: 'slow',
      version: '1.0.0',
      summary: 'S.',
      options: { schema: option.schema(later, { description: 'S.', accepts: 'anything' }) },
      stages: () => ({ runtime: stage('runtime').from('alpine:3.22') }),
    })
    expect(refusal(() => slow({ schema: 'x' }))[1]).toContain('answers with a promise')
    expect(refusal(() => option.text({ description: ' ' }))[1]).toContain('needs a description')
    expect(refusal(() => option.text({ description: 'X.', default: 'a', required: true }))[1]).toContain('no default')
  })
})
