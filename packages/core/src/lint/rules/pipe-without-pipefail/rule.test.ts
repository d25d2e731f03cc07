import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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
    ...['home-assistant', 'homeassistant', 'hassio-addons', 'ghcr.io/home-assistant', 'quay.io/jupyter'].map(
      (publisher): [string, string, number[]] => [`of ${publisher}`, `FROM ${publisher}/x\nRUN curl x | sh\n`, []],
    ),
    ['of others', 'FROM corp/jupyterx\nRUN curl x | sh\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('pipe-without-pipefail', text)).toEqual(lines)
  })

  test.each([
    // Readers that are content with nothing
    ...[
      'sh',
      'bash -',
      'sudo -E bash -',
      'ash',
      'dash',
      'zsh',
      'python3',
      'node',
      'perl',
      'ruby',
      'php',
      'tee y',
      'cat',
    ].map((reader): [string, boolean] => [`curl x | ${reader}`, true]),
    ...['sed s/a/b/', 'awk 1', 'cut -c1', 'head', 'tail', 'sort', 'tr a b', 'xargs y', 'jq .y'].map(
      (reader): [string, boolean] => [`wget -qO- x | ${reader}`, true],
    ),
    ...['tar xz', 'gpg --dearmor', 'gunzip', 'apt-key add -', 'grep y', 'docker load', 'psql'].map(
      (reader): [string, boolean] => [`curl x | ${reader}`, false],
    ),
    // Writers to tee of which nobody expects a failure
    ...'echo printf cat tac rev yes ls env date true : find head tail dpkg grep sed awk cut sort uniq tr wc jq tee'
      .split(' ')
      .map((writer): [string, boolean] => [`${writer} | tee y`, false]),
    ['make 2>&1 | tee log', true],
    ['gpg x | tee y', true],
    // Where the pipe stands
    ['curl x|sh', true],
    ['curl x |& sh', true],
    ['(curl x | sh)', true],
    ['{ curl x | sh; }', true],
    ['curl x | cat | sh', true],
    ['curl x | sh; true', true],
    ['curl x | sh || exit 1', false],
    ['! curl x | sh', false],
    ['curl x | sh &', false],
    ['while curl x | sh; do y; done', false],
    ['f() { curl x | sh; }', false],
    ['V=$(curl x | jq .y)', false],
    ['curl x | { sh; }', false],
    ['bash -c "curl x | sh"', false],
    // pipefail
    ['set -eo pipefail; curl x | sh', false],
    ['curl x | sh; set -o pipefail', true],
    ['set -o errexit; curl x | sh', true],
  ])('%s: %s', (command, isReported) => {
    expect(linesOf('pipe-without-pipefail', `FROM a\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test.each([
    ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]', []],
    ['SHELL ["/bin/bash", "-euxo", "pipefail", "-c"]', []],
    ['SHELL ["/bin/bash", "-c", "set -o pipefail; $0"]', []],
    ['SHELL ["/bin/bash", "-ec"]', [3]],
    ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nSHELL ["/bin/sh", "-c"]', [4]],
  ])('with %s: %j', (shell, lines) => {
    expect(linesOf('pipe-without-pipefail', `FROM a\n${shell}\nRUN curl x | sh\n`)).toEqual(lines)
  })

  test('says whose failure is lost, and how it is not', () => {
    expect(saidBy('pipe-without-pipefail', 'FROM a\nRUN curl x | sh\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'sh works also when curl fails, and the status of curl is lost in the pipe',
        hint: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] before it where the image has bash, or download to a file first',
      },
    ])
  })
})
