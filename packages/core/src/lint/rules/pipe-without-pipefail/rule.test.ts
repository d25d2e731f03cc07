import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('pipe-without-pipefail', () => {
  test.each([
    ['a file that is turned around', 'FROM a\nRUN tac /x | sed s/a/b/ | tac | tee /x\n', []],
    ['a program that would notice', 'FROM a\nRUN curl -fsSL https://e.org/a.tgz | tar xz\n', []],
    ['in the script', 'FROM a\nRUN set -o pipefail && curl -fsSL https://e.org | sh\n', []],
    ['with other options', 'FROM a\nRUN set -euxo pipefail; curl -fsSL https://e.org | sh\n', []],
    [
      'in the SHELL of the stage that it begins with',
      'FROM a AS b\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nFROM b\nRUN curl https://e.org | sh\n',
      [],
    ],
    ['behind a download', 'FROM a\nRUN x && wget -qO- https://e.org/x | sudo bash -s -- -y\n', [2]],
    ['a log of a build', 'FROM a\nRUN make test 2>&1 | tee log\nRUN echo a | tee b\n', [2]],
    [
      'where a failure does not count',
      'FROM a\nRUN curl https://e.org | sh || true\nRUN if curl https://e.org | sh; then x; fi\n',
      [],
    ],
    ['in a substitution that nobody looks at', 'FROM a\nRUN V="$(cat x)" && curl "$(echo y)" | bash\n', [2]],
    ['another shell', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN curl https://e.org | sh\n', []],

    ...['curl', 'wget', 'aria2c', 'git'].map((name): [string, string, number[]] => [
      `what ${name} brings`,
      `FROM a\nRUN ${name} x | sh\nRUN ${name} x | jq .\nRUN ${name} x | tee y\nRUN ${name} x | gzip -d\n`,
      [2, 3, 4],
    ]),
    ['another writer', 'FROM a\nRUN make | sh\nRUN cat x | sh\n', []],
    ['the reader of another pipe', 'FROM a\nRUN curl x | tar x | sh\n', []],
    ['with a substitution between them', 'FROM a\nRUN curl $(a) $(b; c) | sh\n', [2]],
    ['said once', 'FROM a\nRUN curl x | sh; curl y | sh\n', [2]],
    ['of publishers who say it', 'FROM jupyter/x AS b\nFROM b\nRUN curl x | sh\n', []],
    ['of others', 'FROM corp/jupyterx\nRUN curl x | sh\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('pipe-without-pipefail', text)).toEqual(lines)
  })
})
