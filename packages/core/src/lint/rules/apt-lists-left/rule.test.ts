import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('apt-lists-left', () => {
  test.each([
    ['only what is shipped', 'FROM a AS b\nRUN apt-get update\nFROM a\nCOPY --from=b x /y\n', []],
    ['the stages that the last one begins with', 'FROM a AS b\nRUN apt-get update\nFROM b\nRUN x\n', [2]],
    ['a script may clean up', 'FROM a\nRUN apt-get update && bash /tmp/x.sh\n', []],
    ['a template that may clean up', 'FROM a\nRUN apt-get update; \\\n {{ clean_apt }}\n', []],
    ['an argument that mentions it', 'FROM a\nRUN echo apt-get update\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-lists-left', text)).toEqual(lines)
  })
})
