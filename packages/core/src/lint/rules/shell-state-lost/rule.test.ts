import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('shell-state-lost', () => {
  test.each([
    ['cd alone', 'FROM a\nRUN cd /app\n', [2]],
    ['export behind others', 'FROM a\nRUN a && export X=1\n', [2]],
    ['an environment of python', 'FROM a\nRUN python -m venv v && . v/bin/activate\n', [2]],
    ['where something follows', 'FROM a\nRUN cd /app && make\nRUN export X=1; make\n', []],
    ['in a branch', 'FROM a\nRUN if x; then cd /a; fi\nRUN x || cd /\nRUN (cd a)\n', []],
    ['scripts that do something', 'FROM a\nRUN . ./install.sh\n', []],
    ['back again', 'FROM a\nRUN cd /a && make && cd ..\n', []],
    ['into a file', 'FROM a\nRUN export -p > /env\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('shell-state-lost', text)).toEqual(lines)
  })
})
