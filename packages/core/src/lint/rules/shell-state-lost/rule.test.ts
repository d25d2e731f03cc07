import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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

  test.each([
    ['cd /a;', true],
    ['cd', true],
    ['a && cd "$X"', true],
    ['export A', true],
    ['export A=1 B=2', true],
    ['export -n A', true],
    ['A=1; export A', true],
    ['ulimit -n 9', true],
    ['. ./activate', true],
    ['. "$HOME/.cargo/env"', true],
    ['source /root/.nvm/nvm.sh', true],
    // What is only asked
    ['export -p', false],
    ['umask -S', false],
    ['ulimit -a', false],
    ['alias -p', false],
    // What counts, or goes on
    ['cd /b && true', false],
    ['cd /b || exit 1', false],
    ['cd a && cd b', false],
    ['export A=1 >> /x', false],
    ['export A=1 | tee x', false],
    ['set -e', false],
    ['A=1', false],
    ['unset A', false],
    ['. /opt/ros/setup.bash', false],
    ['source myactivate', false],
  ])('%s: %s', (command, isReported) => {
    expect(linesOf('shell-state-lost', `FROM a\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test('in exec form there is no shell, unless it is the program', () => {
    expect(linesOf('shell-state-lost', 'FROM a\nRUN ["cd", "/a"]\nRUN ["sh", "-c", "cd /a"]\n')).toEqual([2, 3])
  })

  test.each([
    [
      'cd /a',
      'cd at the end of a RUN has no effect: folder and variables of a shell end with its RUN',
      'Write WORKDIR, or put what needs the folder into the same RUN',
    ],
    [
      'export A=1',
      'export at the end of a RUN has no effect: variables of a shell end with its RUN',
      'Write ENV, or put what needs the variable into the same RUN',
    ],
    [
      'umask 022',
      'umask at the end of a RUN has no effect: settings of a shell end with its RUN',
      'Put it into the RUN that needs it',
    ],
    [
      '. v/activate',
      '. at the end of a RUN has no effect: variables of a shell end with its RUN',
      'Put what needs them into the same RUN, or write ENV',
    ],
  ])('of %s says what is lost', (command, message, hint) => {
    expect(saidBy('shell-state-lost', `FROM a\nRUN ${command}\n`)).toMatchObject([
      { severity: 'warning', message, hint },
    ])
  })
})
