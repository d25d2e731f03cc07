import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('shell-state-lost', () => {
  test.each([
    ['cd alone', 'FROM a\nRUN cd /app\n', [2]],
    ['export behind others', 'FROM a\nRUN a && export X=1\n', [2]],
    ['an environment of python', 'FROM a\nRUN python -m venv v && . v/bin/activate\n', [2]],
    ['what a command says', 'FROM a\nRUN export V=$(cat v)\nRUN cd "$(x | y)"\nRUN export V=$( (a; b) )\n', [2, 3, 4]],
    ['settings', 'FROM a\nRUN umask 022\nRUN alias a=b\nRUN ulimit -n 9\n', [2, 3, 4]],
    ['settings that are asked for', 'FROM a\nRUN umask\nRUN alias\nRUN ulimit\nRUN export\nRUN source\n', []],
    [
      'what shells read when they begin',
      'FROM a\nRUN source /root/.bashrc\nRUN . nvm.sh\nRUN . ~/.profile\nRUN . .bash_profile\nRUN . .zshrc\n',
      [2, 3, 4, 5, 6],
    ],
    ['in a group', 'FROM a\nRUN { a; cd b; }\n', [2]],
    ['in the background, and behind a pipe', 'FROM a\nRUN cd a &\nRUN a | cd b\n', []],
    ['nothing but a substitution', 'FROM a\nRUN A=$(cd a)\n', []],
    ['where something follows', 'FROM a\nRUN cd /app && make\nRUN export X=1; make\n', []],
    ['in a branch', 'FROM a\nRUN if x; then cd /a; fi\nRUN x || cd /\nRUN (cd a)\n', []],
    ['scripts that do something', 'FROM a\nRUN . ./install.sh\n', []],
    ['back again', 'FROM a\nRUN cd /a && make && cd ..\n', []],
    ['into a file', 'FROM a\nRUN export -p > /env\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('shell-state-lost', text)).toEqual(lines)
  })
})
