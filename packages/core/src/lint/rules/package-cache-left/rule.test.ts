import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('package-cache-left', () => {
  test.each([
    [
      'each manager',
      'FROM a\nRUN apk add x\nRUN dnf install -y x\nRUN zypper -n install x\nRUN pip install x\n',
      [2, 3, 4, 5],
    ],
    [
      'each, cleaned',
      'FROM a\nRUN apk --no-cache add x\nRUN dnf install -y x && dnf clean all\nRUN zypper -n install x && zypper clean -a\nRUN pip install --no-cache-dir x\nRUN yum install -y x && rm -rf /var/cache/yum\n',
      [],
    ],
    [
      'by a variable',
      'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x\nRUN PIP_NO_CACHE_DIR=1 python3 -m pip install x\n',
      [],
    ],
    ['by a mount', 'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x\n', []],
    ['python -m pip', 'FROM a\nRUN python3 -m pip install x\n', [2]],
    ['a stage that is not shipped', 'FROM a AS b\nRUN apk add x\nFROM a\nCOPY --from=b /x /x\n', []],
    ['a variable may be the option', 'FROM a\nARG O\nRUN apk add $O x\n', []],
    ['other commands', 'FROM a\nRUN apk update; pip list; dnf repolist\n', []],

    [
      'each, cleaned in other words',
      'FROM a\nRUN apk add x && rm -rf /var/cache/apk/*\nRUN apk add x && apk cache clean\nRUN apk add --cache-dir /c x\nRUN microdnf install x && rm -rf /var/cache/dnf\nRUN dnf install x; dnf  clean  all\nRUN zypper in x && zypper cc\nRUN zypper in x && rm -rf /var/cache/zypp\nRUN pip install x && pip cache purge\nRUN pip install x && rm -rf ~/.cache\nRUN yum install x && rm -rf /var/cache/*\n',
      [],
    ],
    ['cleaned in another RUN', 'FROM a\nRUN dnf install x\nRUN dnf clean all\n', [2]],
    [
      'something else that is removed',
      'FROM a\nRUN apk add x && rm -rf /tmp/*\nRUN rm a; ls /var/cache/apk; apk add x\n',
      [2, 3],
    ],
    [
      'mounts where the cache lies',
      'FROM a\nRUN --mount=type=cache,target=/var/cache/apk apk add x\nRUN --mount=type=tmpfs,target=/var/cache apk add x\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install x\nRUN --mount=type=cache,target=/var/cache/zypp zypper in x\nRUN --mount=type=cache,target=/home/a/.cache pip install x\nRUN --mount=type=cache,target=/root pip install x\nRUN --mount=type=cache,target=$X pip install x\n',
      [],
    ],
    [
      'mounts of folders that it is in',
      'FROM a\nRUN --mount=type=cache,target=/var apk add x\nRUN --mount=type=cache,target=/etc/apk/cache apk add x\nRUN --mount=type=cache,target=/var/cache/yum/x yum install x\nRUN --mount=type=cache,target=/root/.cache/pip/http pip install x\n',
      [],
    ],
    [
      'caches of something else',
      'FROM a\nRUN --mount=type=cache,target=/root/.cache apk add x\nRUN --mount=type=cache,target=/root/.cache/uv pip install x\nRUN --mount=type=cache,target=/var/cache/dnfx dnf install x\n',
      [2, 3, 4],
    ],
    ['a mount that says nothing for sure', 'FROM a\nARG T\nRUN --mount=type=$T,target=/x apk add x\n', []],
    [
      'mounts somewhere else',
      'FROM a\nRUN --mount=type=cache,target=/var/cache/apt apk add x\nRUN --mount=type=bind,target=/var/cache/apk apk add x\nRUN --mount=type=secret,id=x pip install x\n',
      [2, 3, 4],
    ],
    ['by other variables', 'FROM a\nENV PIP_CACHE_DIR=/c\nRUN pip install x\n', []],
    ['by a file of settings', 'FROM a\nENV PIP_CONFIG_FILE=/c\nRUN pip install x\n', []],
    ['what lies there already', 'FROM a\nRUN pip install /w/a.whl\nRUN pip install a b.whl\n', []],
    ['said once for a RUN', 'FROM a\nRUN apk add x && apk add y\n', [2]],
    ['npm and gem', 'FROM a\nRUN npm ci; yarn; gem install x; apt-get install -y x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('package-cache-left', text)).toEqual(lines)
  })

  test.each([
    // pip
    ['/venv/bin/pip install x', true],
    ['pip3.12 install x', true],
    ['pip install --user x', true],
    ['pip install -e .', true],
    ['pip install x && find / -name __pycache__ -delete', true],
    ['apk add --no-cache x && pip install y', true],
    ['pip install --no-cache x', false],
    ['pip --no-cache-dir install x', false],
    ['pip install --cache-dir /c x', false],
    ['pip install --cache-dir=/c x', false],
    ['PIP_CACHE_DIR=/c pip install x', false],
    ['export PIP_NO_CACHE_DIR=1 && pip install x', false],
    ['pip config set global.no-cache-dir true && pip install x', false],
    ['pip install x && rm -rf $HOME/.cache/pip', false],
    ['pip download x', false],
    ['uv pip install x', false],
    ['pipx install x', false],
    // The others
    ['apk add --virtual .b x', true],
    ['apk update && apk add x && rm -f /var/cache/apk/*', false],
    ['apk del x', false],
    ['dnf5 install x', true],
    ['dnf upgrade', true],
    ['microdnf update', true],
    ['yum install x && yum clean packages', true],
    ['zypper ref && zypper in x', true],
    ['tdnf install x', false],
  ])('%s: %s', (command, isReported) => {
    expect(linesOf('package-cache-left', `FROM a\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test.each([
    ['apk add x', 'apk', 'Write apk add --no-cache'],
    ['python3 -m pip install x', 'python3', 'Write pip install --no-cache-dir, or mount a cache at /root/.cache/pip'],
    ['yum install x', 'yum', 'End the same RUN with yum clean all'],
    ['microdnf install x', 'microdnf', 'End the same RUN with microdnf clean all'],
    ['zypper in x', 'zypper', 'End the same RUN with zypper clean --all'],
  ])('of %s says what to write', (command, name, hint) => {
    expect(saidBy('package-cache-left', `FROM a\nRUN ${command}\n`)).toMatchObject([
      {
        severity: 'info',
        message: `${name} leaves what it has downloaded in this layer, where nothing uses it again`,
        hint,
      },
    ])
  })

  test.each([
    ['apk add x && apk add y', true],
    ['pip install x', true],
    ['apk update && apk add x', false],
    ['dnf install x', false],
  ])('of %s has a fix: %s', (command, isMended) => {
    const [found] = saidBy('package-cache-left', `FROM a\nRUN ${command}\n`)
    expect(found!.fix !== undefined).toBe(isMended)
  })
})
