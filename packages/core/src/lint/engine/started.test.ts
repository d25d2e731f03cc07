import { expect, test } from 'vitest'
import { foundIn, named } from '../testing/walked.js'
import { stageRule } from './rule.js'
import { startedBefore, startedHandlers } from './started.js'

const rule = stageRule(named('a'), startedBefore, {
  entries: startedHandlers,
  stageEnd: (_, report, __, { cmd, entrypoint }) => {
    const words = [entrypoint, cmd].map((one) => (one?.command.form === 'exec' ? one.command.args.join() : 'nothing'))
    report({ message: words.join(' ') })
  },
})

test.each<[what: string, text: string, started: string[]]>([
  ['nothing', 'FROM x\nRUN y\n', ['nothing nothing']],
  ['the last of each', 'FROM x\nCMD ["a"]\nENTRYPOINT ["b"]\nCMD ["c"]\n', ['b c']],
  ['a CMD that stands above its ENTRYPOINT', 'FROM x\nCMD ["a"]\nENTRYPOINT ["b"]\n', ['b a']],
  ['that of the base', 'FROM x AS s\nENTRYPOINT ["a"]\nCMD ["b"]\nFROM s\n', ['a b', 'a b']],
  ['a CMD of its own', 'FROM x AS s\nENTRYPOINT ["a"]\nCMD ["b"]\nFROM s\nCMD ["c"]\n', ['a b', 'a c']],
  [
    'an ENTRYPOINT of its own, and no CMD of the base',
    'FROM x AS s\nCMD ["a"]\nFROM s\nENTRYPOINT ["b"]\n',
    ['nothing a', 'b nothing'],
  ],
  ['both of its own', 'FROM x AS s\nCMD ["a"]\nFROM s\nCMD ["b"]\nENTRYPOINT ["c"]\n', ['nothing a', 'c b']],
  ['what a trigger says', 'FROM x AS s\nONBUILD CMD ["a"]\nFROM s\nENTRYPOINT ["b"]\n', ['nothing nothing', 'b a']],
])('a stage starts %s', (_, text, started) => {
  expect(foundIn(text, [rule]).map((one) => one.replace(/^a:\d+ /, ''))).toEqual(started)
})
