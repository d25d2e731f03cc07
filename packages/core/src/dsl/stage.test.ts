import { describe, expect, it } from 'vitest'
import {
  and,
  apk,
  apt,
  arg,
  bind,
  cache,
  context,
  dockerfile,
  DockerfileError,
  heredoc,
  image,
  inline,
  lines,
  literal,
  rawMount,
  script,
  secret,
  sh,
  ssh,
  stage,
  text,
  tmpfs,
  unpinned,
  words,
  type AnyStage,
} from '../index.js'

const base = (): ReturnType<ReturnType<typeof stage>['from']> => stage().from('alpine:3.22')
const body = (made: AnyStage): string => String(dockerfile(made)).replace(/^(?:# syntax=.*\n\n)?FROM .*\n/, '')

function codeOf(make: () => unknown): string {
  try {
    make()
  } catch (error) {
    if (error instanceof DockerfileError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

describe('every instruction', () => {
  it.each<[string, AnyStage, string]>([
    ['run', base().run('make'), 'RUN make\n'],
    ['run in exec form', base().run(['make', 'all "x"']), 'RUN ["make", "all \\"x\\""]\n'],
    [
      'run with mounts',
      base().run('make', { mounts: [cache('/c'), tmpfs('/t', { size: '1g' })] }),
      'RUN --mount=type=cache,target=/c \\\n    --mount=type=tmpfs,target=/t,size=1g \\\n    make\n',
    ],
    ['run with a network', base().run('make', { network: 'none' }), 'RUN --network=none make\n'],
    [
      'copy',
      base().copy(['a', 'b'], '/x/', { chown: 'node', link: false }),
      'COPY --chown=node --link=false a b /x/\n',
    ],
    ['copy of a path with a blank', base().copy('a b', '/x'), 'COPY ["a b", "/x"]\n'],
    [
      'copyFrom an image',
      base().copyFrom(image('busybox:1.37'), '/bin/sh', '/sh'),
      'COPY --from=busybox:1.37 /bin/sh /sh\n',
    ],
    ['copyFrom a context', base().copyFrom(context('docs'), '/', '/docs'), 'COPY --from=docs / /docs\n'],
    [
      'an inline file',
      base().copy(inline('hi.txt', 'hello $you'), '/srv/'),
      'COPY <<"hi.txt" /srv/\nhello $you\nhi.txt\n',
    ],
    [
      'an inline file whose tabs are stripped',
      base().copy(inline('hi.txt', '\thello', { stripTabs: true }), '/srv/'),
      'COPY <<-"hi.txt" /srv/\n\thello\nhi.txt\n',
    ],
    [
      'add',
      base().add('https://example.com/x.tgz', '/x', {
        checksum: 'sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d',
      }),
      'ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/x.tgz /x\n',
    ],
    ['arg', base().arg('A').arg('B', '1'), 'ARG A\nARG B=1\n'],
    ['several args', base().arg(['A', ['B', 'x y']]), 'ARG A \\\n    B="x y"\n'],
    ['env', base().env({ A: '1', B: '$A/x' }), 'ENV A=1 \\\n    B=$A/x\n'],
    [
      'env with a comment',
      base().env([['A', '1'], { comment: 'about B' }, ['B', '2']]),
      'ENV A=1 \\\n    # about B\n    B=2\n',
    ],
    [
      'label',
      base().label({ 'org.opencontainers.image.title': 'a "b"' }),
      'LABEL org.opencontainers.image.title="a \\"b\\""\n',
    ],
    ['expose', base().expose(80, '443/tcp', '8000-8010'), 'EXPOSE 80 443/tcp 8000-8010\n'],
    ['workdir', base().workdir('/a b'), 'WORKDIR "/a b"\n'],
    ['volume', base().volume('/data', '/a b'), 'VOLUME ["/data", "/a b"]\n'],
    ['user', base().user('node').user(1000), 'USER node\nUSER 1000\n'],
    ['cmd', base().cmd(['node', 'x.js']), 'CMD ["node", "x.js"]\n'],
    ['entrypoint', base().entrypoint(['/x']), 'ENTRYPOINT ["/x"]\n'],
    [
      'healthcheck',
      base().healthcheck(['/x'], { interval: '30s', retries: 3, startInterval: '1s' }),
      'HEALTHCHECK --interval=30s --start-interval=1s --retries=3 CMD ["/x"]\n',
    ],
    ['no healthcheck', base().healthcheck('none'), 'HEALTHCHECK NONE\n'],
    ['shell', base().shell(['/bin/ash', '-c']), 'SHELL ["/bin/ash", "-c"]\n'],
    ['stopsignal', base().stopsignal('SIGINT'), 'STOPSIGNAL SIGINT\n'],
    ['onbuild', base().onbuild((on) => on.copy('.', '/app').run('make')), 'ONBUILD COPY . /app\nONBUILD RUN make\n'],
    ['comment', base().comment('one\ntwo').run('x'), '# one\n# two\nRUN x\n'],
    ['a comment that ends with what is no white space', base().comment('a\ufeff ').run('x'), '# a\ufeff\nRUN x\n'],
    [
      'raw, a comment in it, and a character that only JavaScript ends a line with',
      base().raw('RUN', 'a \\\n# b\u2028c\n  d'),
      'RUN a \\\n# b\u2028c\n  d\n',
    ],
    ['comments that begin with #', base().comment('#one\n## two\n#').run('x'), '#one\n## two\n#\nRUN x\n'],
    ['blank', base().run('a').blank().blank().run('b').blank(), 'RUN a\n\nRUN b\n'],
    [
      'allow',
      base().allow('root-user', 'it binds port 80').run('x'),
      '# stagecraft allow=root-user it binds port 80\nRUN x\n',
    ],
    [
      'allow of a BuildKit rule',
      base().allow('JSONArgsRecommended', 'the shell expands').cmd('x'),
      '# stagecraft allow=JSONArgsRecommended the shell expands\n# check=skip=JSONArgsRecommended\nCMD x\n',
    ],
    ['raw', base().raw('copy', 'a \\\n  b'), 'COPY a \\\n  b\n'],
  ])('%s', (_, made, expected) => {
    expect(body(made)).toBe(expected)
  })
})

describe('commands', () => {
  it.each<[string, AnyStage, string]>([
    ['and', base().run(and('a', 'b || c')), 'RUN a \\\n    && { b || c; }\n'],
    [
      'apt',
      base().run(apt(['git', 'curl'])),
      'RUN apt-get update \\\n    && apt-get install -y --no-install-recommends \\\n        curl \\\n        git \\\n    && rm -rf /var/lib/apt/lists/*\n',
    ],
    [
      'apt with its caches',
      base().run(apt('git'), { mounts: [cache.apt()] }),
      'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n' +
        '    rm -f /etc/apt/apt.conf.d/docker-clean \\\n    && apt-get update \\\n    && apt-get install -y --no-install-recommends git\n',
    ],
    ['apk', base().run(apk(['git'])), 'RUN apk add --no-cache git\n'],
    [
      'apk below mounts',
      base().run(apk(['git', 'curl']), { mounts: [cache.apk()] }),
      'RUN --mount=type=cache,target=/etc/apk/cache,sharing=locked \\\n    apk add --update-cache \\\n        curl \\\n        git\n',
    ],
    [
      'words below mounts',
      base().run(words('pip install', ['b==2', 'a']), { mounts: [tmpfs('/tmp')] }),
      'RUN --mount=type=tmpfs,target=/tmp \\\n    pip install \\\n        b==2 \\\n        a\n',
    ],
    ['words', base().run(words('pip install', ['b', 'a'])), 'RUN pip install \\\n    b \\\n    a\n'],
    [
      'heredoc',
      base().run(heredoc('print(1)', { before: 'python3 -', name: 'PY', expand: false })),
      "RUN python3 - <<'PY'\nprint(1)\nPY\n",
    ],
    [
      'script',
      base().run(script`
      make
    `),
      'RUN <<EOF\nset -e\nmake\nEOF\n',
    ],
    [
      'lines',
      base().run(lines`make \
  # why
  && echo "\${HOME}" \
  && true`),
      'RUN make \\\n  # why\n  && echo "${HOME}" \\\n  && true\n',
    ],
    [
      'lines with a heredoc',
      base().run(lines`cat <<EOF > /x && \
  true
hello
EOF`),
      'RUN cat <<EOF > /x && \\\n  true\nhello\nEOF\n',
    ],
  ])('%s', (_, made, expected) => {
    expect(body(made)).toBe(expected)
  })
})

describe('allow', () => {
  it('says the rules of BuildKit in one comment, since it heeds no other', () => {
    const made = base()
      .allow('JSONArgsRecommended', 'the shell expands')
      .comment('more')
      .allow('root-user', 'port 80')
      .allow('MultipleInstructionsDisallowed', 'the last wins')
      .cmd('x')
    expect(body(made)).toBe(
      '# stagecraft allow=JSONArgsRecommended the shell expands\n# more\n# stagecraft allow=root-user port 80\n' +
        '# stagecraft allow=MultipleInstructionsDisallowed the last wins\n' +
        '# check=skip=JSONArgsRecommended,MultipleInstructionsDisallowed\nCMD x\n',
    )
  })
})

describe('mounts', () => {
  const token = secret('npm_token')
  it.each<[string, Parameters<ReturnType<typeof base>['run']>[1], string]>([
    ['secret', { mounts: [token] }, '--mount=type=secret,id=npm_token,required=true'],
    [
      'secret file',
      { mounts: [token.file({ target: '/x', mode: '0440' })] },
      '--mount=type=secret,id=npm_token,target=/x,required=true,mode=0440',
    ],
    ['secret env', { mounts: [token.env('T', { optional: true })] }, '--mount=type=secret,id=npm_token,env=T'],
    ['ssh', { mounts: [ssh()] }, '--mount=type=ssh,required=true'],
    [
      'bind from an image',
      { mounts: [bind('/x', { from: image('busybox:1.37'), source: '/y' })] },
      '--mount=type=bind,target=/x,source=/y,from=busybox:1.37',
    ],
    ['npm cache', { mounts: [cache.npm()] }, '--mount=type=cache,target=/root/.npm'],
    ['raw', { mounts: [rawMount('type=tmpfs,target=/x')] }, '--mount=type=tmpfs,target=/x'],
  ])('%s', (_, options, expected) => {
    expect(body(base().run('x', options))).toBe(`RUN ${expected} \\\n    x\n`)
  })

  it('finds the cache of a tool in the home of the user', () => {
    const made = stage()
      .from('node:22-alpine')
      .user('node')
      .run('npm ci', { mounts: [cache.npm()] })
    expect(String(dockerfile(made))).toContain('--mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000')
    expect(
      codeOf(() =>
        base()
          .user('me')
          .run('npm ci', { mounts: [cache.npm()] }),
      ),
    ).toBe('bad-mount')
  })

  it('names a stage that it is from', () => {
    const deps = stage('deps').from('alpine:3.22')
    expect(String(dockerfile(deps, base().run('x', { mounts: [bind('/x', { from: deps })] })))).toContain(
      'RUN --mount=type=bind,target=/x,from=deps \\\n    x\n',
    )
    expect(codeOf(() => base().run('x', { mounts: [bind('/x', { from: base() })] }))).toBe('unnamed-stage')
  })
})

describe('within', () => {
  it('says an option once', () => {
    const made = base().within({ mounts: [cache('/c')], network: 'none', chown: 'node' }, (s) =>
      s.run('a').copy('x', '/').copy('y', '/', { chown: 'root' }),
    )
    expect(body(made.run('b'))).toBe(
      'RUN --mount=type=cache,target=/c \\\n    --network=none \\\n    a\nCOPY --chown=node x /\nCOPY --chown=root y /\nRUN b\n',
    )
  })
})

describe('mistakes at run time', () => {
  const anything = (value: unknown): never => value as never
  it.each<[string, string, () => unknown]>([
    ['untagged image', 'untagged-image', () => stage().from(anything('node'))],
    ['latest image', 'latest-image', () => stage().from(anything('node:latest'))],
    ['malformed image', 'bad-image', () => stage().from(anything('Node: 22'))],
    ['short digest', 'bad-image', () => stage().from('node@sha256:abc')],
    ['upper case in a name', 'bad-stage-name', () => stage('Builder')],
    ['bad platform', 'bad-platform', () => stage().from('node:22', { platform: anything('linux amd64') })],
    [
      'platform that nobody builds for',
      'bad-platform',
      () => stage().from('node:22', { platform: anything('linux/amd46') }),
    ],
    ['image as a string', 'unknown-stage', () => base().copyFrom(anything('node:22'), '/a', '/b')],
    ['bad port', 'bad-port', () => base().expose(anything(65536))],
    ['bad duration', 'bad-duration', () => base().healthcheck('x', { interval: anything('30 s') })],
    ['no source', 'empty-sources', () => base().copy(anything([]), '/')],
    ['misspelt option', 'unknown-option', () => base().copy('a', '/', anything({ chwon: 'x' }))],
    ['wrong mount option', 'unknown-option', () => tmpfs('/x', anything({ sharing: 'locked' }))],
    ['bad choice', 'bad-option', () => base().run('x', { network: anything('hots') })],
    ['secret in a value', 'secret-in-value', () => base().env({ T: anything(secret('t')) })],
    ['secret in a command', 'secret-in-value', () => base().run(anything(secret('t')))],
    ['secret in a template', 'secret-in-value', () => `${secret('t') as unknown as string}`],
    [
      'handle in a plain string',
      'handle-in-plain-string',
      () => base().env({ A: `x${arg('V') as unknown as string}` }),
    ],
    [
      'unknown artifact',
      'unknown-artifact',
      () => anything(base().artifact('site', '/x').artifacts as { siet: unknown }).siet,
    ],
    ['artifact twice', 'duplicate-artifact', () => base().artifact('a', '/x').artifact('a', '/y')],
    ['newline in a command', 'newline-in-command', () => base().run('a\nb')],
    ['newline in a value', 'newline-in-value', () => base().env({ A: 'a\nb' })],
    ['a command that reads as JSON', 'not-expressible', () => base().run('["a"]')],
    [
      'artifact under a cache mount',
      'artifact-in-cache',
      () => {
        const rust = stage('rust')
          .from('rust:1.91')
          .run('cargo build --release', { mounts: [cache('/app/target')] })
          .artifact('app', '/app/target/release/app')
        return base().copyFrom(rust.artifacts.app, '/app')
      },
    ],
    ['unknown manager', 'unknown-manager', () => base().copyDeps()],
    [
      'no production dependencies',
      'manager-mismatch',
      () => stage().from('golang:1.25').copyDeps({ production: true }),
    ],
    [
      'script under PowerShell',
      'shell-not-posix',
      () =>
        base()
          .shell(['powershell', '-Command'])
          .run(script`x`),
    ],
    ['empty env', 'empty-sources', () => base().env({})],
    ['base without a base', 'wrong-argument', () => stage().from(anything(stage('x')))],
    ['no stage', 'empty-file', () => anything(dockerfile)()],
  ])('%s', (_, code, make) => {
    expect(codeOf(make)).toBe(code)
  })

  it('tells the nearest name', () => {
    expect(() => base().copy('a', '/', anything({ chwon: 'x' }))).toThrow(/Did you mean "chown"/)
    expect(() => anything(base().artifact('site', '/x').artifacts as { siet: unknown }).siet).toThrow(
      /Did you mean "site"/,
    )
  })
})

describe('values', () => {
  it('tells a reference from text', () => {
    const version = arg('VERSION', { default: '1' })
    expect(body(base().env({ A: '$HOME', B: literal('$HOME'), C: text`v${version}_` }))).toBe(
      'ARG VERSION=1\nENV A=$HOME \\\n    B="\\$HOME" \\\n    C=v${VERSION}_\n',
    )
  })
  it('takes untagged images when they are meant', () => {
    expect(String(dockerfile(stage().from(unpinned('alpine'))))).toBe('FROM alpine\n')
  })
  it('quotes for the shell', () => {
    expect(body(base().run(sh`echo ${"it's"}`))).toBe("RUN echo 'it'\\''s'\n")
  })
})
