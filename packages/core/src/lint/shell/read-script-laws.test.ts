import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SimpleCommand } from './commands.js'
import { simpleCommands } from './read-script.js'

// What has to hold of every script that is understood.

const words = fc.constantFrom('a', '-b', "'c d'", '"e $f"', '$(g h)', '${i:-j}', 'k\\ l', '"$(m "n")"', '*', '{o,p}')

const simple = fc
  .tuple(
    fc.constantFrom('', 'A=1 ', '! ', 'sudo '),
    fc.constantFrom('x', 'y', '/bin/z'),
    fc.array(words, { maxLength: 3 }),
    fc.constantFrom('', ' >f', ' 2>&1', ' <in'),
  )
  .map(([before, name, args, behind]) => [before + name, ...args].join(' ') + behind)

/** Lists of commands; what stands at the end of one may stand at the end of a line. */
const { script } = fc.letrec<{ script: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: simple },
    tie('script').map((inner) => `{ ${inner}; }`),
    tie('script').map((inner) => `( ${inner})`),
    fc.tuple(tie('script'), tie('script')).map(([a, b]) => `if ${a}; then ${b}; fi`),
    fc.tuple(tie('script'), tie('script')).map(([a, b]) => `while ${a}; do ${b}; done`),
    tie('script').map((inner) => `for v in 1 2; do ${inner}; done`),
    tie('script').map((inner) => `case $v in a|b) ${inner};; *) ;; esac`),
    tie('script').map((inner) => `f() { ${inner}; }`),
  ),
  script: fc
    .tuple(tie('part'), fc.array(fc.tuple(fc.constantFrom('&&', '||', ';', '|', '\n'), tie('part')), { maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest.flat()].join(' ').replaceAll(/ (\||&&|\|\|) ! /g, ' $1 ')),
}))

const law = (holds: (script: string, more: string) => void): void =>
  fc.assert(fc.property(script, script, holds), { numRuns: 20, seed: 17 })

/** A command without what depends on where it stands in the text, and on what is around it. */
const itself = ({ name, arguments: args, assignments, starters, redirections }: SimpleCommand): string =>
  [
    ...assignments,
    ...starters,
    name,
    ...args.map(({ text, isPlain }) => `${isPlain ? '' : '~'}${text}`),
    ...redirections.map(({ operator, target }) => operator + target.text),
  ].join(' ')

const standing = ({ isPiped, isFeeding, isNegated, isCaught, isBackground, before, after }: SimpleCommand): string =>
  [isPiped, isFeeding, isNegated, isCaught, isBackground, before, after].join()

const read = (text: string): readonly string[] | undefined => simpleCommands(text)?.map(itself)

describe('a script', () => {
  test('is understood, and the same each time', () => {
    law((text) => {
      expect(simpleCommands(text)).toBeDefined()
      expect(simpleCommands(text)).toEqual(simpleCommands(text))
    })
  })

  test('has words where they say that they stand', () => {
    law((text) => {
      for (const { words: all, end } of simpleCommands(text)!) {
        expect(all.at(-1)!.end).toBe(end)
        for (const word of all) {
          const [again] = simpleCommands(`_ ${text.slice(word.start, word.end)}`)!
          expect(again!.arguments.map((one) => one.text)).toEqual([word.text])
        }
      }
    })
  })

  test('behind another one has the same commands', () => {
    law((one, other) => {
      expect(read(`${one}\n${other}`)).toEqual([...read(one)!, ...read(other)!])
      expect(read(`${one};${other}`)).toEqual([...read(one)!, ...read(other)!])
    })
  })

  test.each<[what: string, around: (text: string) => string]>([
    ['a group', (text) => `{ ${text}\n}`],
    ['a subshell', (text) => `( ${text}\n)`],
    ['a condition', (text) => `if ${text}\nthen :; fi`],
    ['a branch', (text) => `if :; then :; else ${text}\nfi`],
    ['a loop', (text) => `until ${text}\ndo :; done`],
    ['a choice', (text) => `case x in (y) ${text}\n;; esac`],
    ['a function', (text) => `g () {\n${text}\n}`],
    ['a substitution', (text) => `: "$( ${text}\n)"`],
    ['a substitution of a process', (text) => `: <(${text}\n)`],
  ])('in %s has the same commands', (_, around) => {
    law((text) => {
      const inside = simpleCommands(around(text))!.filter(({ name }) => name !== ':')
      expect(inside.map(itself)).toEqual(read(text))
      expect(inside.map(standing)).toEqual(simpleCommands(text)!.map(standing))
    })
  })

  test.each<[what: string, laid: (text: string) => string]>([
    ['blank lines around', (text) => `\n\n \t${text}\n \n`],
    ['comments around', (text) => `# it's\n${text} # "why\n# ${'`'}`],
    ['lines that are continued', (text) => text.replaceAll(/ (?=[|&])/g, ' \\\n ')],
    ['lines that end with an operator', (text) => text.replaceAll(/(&&|\|\|?|;(?!;)) /g, '$1\n')],
    ['comments behind an operator', (text) => text.replaceAll(/(&&|\|\|?) /g, '$1 # why not\n')],
    ['carriage returns', (text) => `${text}\n`.replaceAll('\n', '\r\n')],
    ['tabs and more blanks', (text) => text.replaceAll(/ (?=[|&{])/g, ' \t  ')],
    ['a heredoc of its own at the end', (text) => `${text}\n: <<E\n${text}\nE\n`],
  ])('with %s has the same commands', (_, laid) => {
    law((text) => {
      const others = simpleCommands(laid(text))!.filter(({ name }) => name !== ':')
      expect(others.map(itself)).toEqual(read(text))
    })
  })

  test.each(["'", '"', '`', '$(', '(', '{ ', ')', '}', '&& ;', '| |', 'if', 'done', ';;'])(
    'before %j is not understood',
    (open) => {
      law((text) => {
        expect(simpleCommands(`${text}\n${open}`)).toBeUndefined()
        expect(simpleCommands(`${text};${open}`)).toBeUndefined()
      })
    },
  )
})

describe('redirections', () => {
  test.each<[text: string, redirections: string[]]>([
    ['a >b', ['> b']],
    ['a >b <c 2>>d', ['> b', '< c', '>> d']],
    ['>b a', ['> b']],
    ['A=1 >b a c', ['> b']],
    ['a 2>&1 >&-', ['>& 1', '>& -']],
    ['a &>b', ['&> b']],
    ['a &>>b', ['&>> b']],
    ['a >|b <>c', ['>| b', '<> c']],
    ['a <<E <<-F <<<g\nE\nF', ['<< E', '<<- F', '<<< g']],
    ['a >"b c"', ['> b c']],
    ['a >$b', ['> $b']],
    ['a > >(b)', ['> >(b)']],
    ['a 10>b', ['> b']],
    ['a b2>c', ['> c']],
    ['a 2 >b', ['> b']],
    ['a', []],
  ])('are kept: %j', (text, redirections) => {
    const [command] = simpleCommands(text)!
    expect(command!.redirections.map(({ operator, target }) => `${operator} ${target.text}`)).toEqual(redirections)
  })

  test('of a compound command are of none of its commands', () => {
    const kept = simpleCommands('{ a >b; } >c; if d; then e; fi 2>f <g')!.map(({ redirections }) => redirections.length)
    expect(kept).toEqual([1, 0, 0])
  })
})
