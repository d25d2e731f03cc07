// What `stagecraft explain --changed` predicts, beside what BuildKit does again. A change has a stamp in it, so that no build
// of an earlier day has it in its cache. `different` are the paths that the commands that run again come to other contents at:
// that alone is told, since nobody knows it without running them.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../e2e/engine.mjs'
import { built } from './steps.mjs'
import { stagecraft } from './stagecraft.mjs'

const examples = join(import.meta.dirname, '..', '..', '..', 'examples')

const append = (text) => (before, stamp) => before + text(stamp)
const field = (before, stamp) => before.replace(/^\{/, `{\n  "description": "${stamp}",`)

export const rebuilds = [
  {
    example: 'node-api',
    changes: [
      { file: 'src/server.ts', edit: append((stamp) => `console.log('${stamp}')\n`), different: ['/app/dist'] },
      // Types are gone when it is compiled.
      { file: 'src/server.ts', edit: append((stamp) => `type Unused${stamp} = string\n`), different: [] },
      { file: 'package.json', edit: field, different: [] },
      { file: 'README.md', edit: append((stamp) => `${stamp}\n`), different: [] },
      { file: 'dist/left-over.js', edit: (_, stamp) => `// ${stamp}\n`, different: [] },
      { file: '.env.local', edit: (_, stamp) => `KEY=${stamp}\n`, different: [] },
    ],
  },
  {
    example: 'react-nginx',
    changes: [
      { file: 'src/main.jsx', edit: append((stamp) => `console.log('${stamp}')\n`), different: ['/app/dist'] },
      // Comments are not in what is served.
      { file: 'src/greeting.js', edit: append((stamp) => `// ${stamp}\n`), different: [] },
      { file: 'package.json', edit: field, different: [] },
      { file: 'node_modules/left-over.js', edit: (_, stamp) => `// ${stamp}\n`, different: [] },
    ],
  },
  {
    example: 'go-scratch',
    changes: [
      {
        file: 'main.go',
        edit: append((stamp) => `\nvar version = "${stamp}"\n\nfunc init() { log.Print(version) }\n`),
        different: ['/out/ids'],
      },
      // Go writes into a program what it was compiled from.
      { file: 'main.go', edit: append((stamp) => `// ${stamp}\n`), different: ['/out/ids'] },
      { file: 'README.md', edit: append((stamp) => `${stamp}\n`), different: [] },
    ],
  },
  {
    example: 'python',
    changes: [
      { file: 'app.py', edit: append((stamp) => `# ${stamp}\n`), different: [] },
      // Compiled modules hold the time of their source.
      { file: 'requirements.txt', edit: append((stamp) => `# ${stamp}\n`), different: ['/opt/venv'] },
      { file: '__pycache__/app.pyc', edit: (_, stamp) => stamp, different: [] },
    ],
  },
  {
    example: 'frontend-api',
    changes: [
      { file: 'api/src/server.js', edit: append((stamp) => `// ${stamp}\n`), different: [] },
      { file: 'frontend/src/main.jsx', edit: append((stamp) => `console.log('${stamp}')\n`), different: ['/app/dist'] },
      { file: 'api/package.json', edit: field, different: [] },
      { file: 'README.md', edit: append((stamp) => `${stamp}\n`), different: [] },
    ],
  },
  {
    example: 'test-stage',
    changes: [
      { file: 'src/slug.ts', edit: append((stamp) => `export const stamp${stamp} = 1\n`), different: ['/app/dist'] },
      { file: 'test/new.txt', edit: (_, stamp) => stamp, different: [] },
      { file: 'package.json', edit: field, different: [] },
    ],
  },
]

const everything = `FROM python:3.14-slim AS b
WORKDIR /app
RUN --mount=type=bind,source=src,target=/src echo ro
RUN --mount=type=bind,source=src,target=/src,rw echo rw
RUN --mount=type=bind,target=/all echo all
FROM python:3.14-slim AS wild
COPY *.json /w/
RUN echo wild
FROM python:3.14-slim AS excl
COPY --exclude=*.md src /w/
COPY --exclude=**/*.md . /all/
COPY --exclude=*.md *.* /wx/
FROM python:3.14-slim AS par
COPY --parents deep/*/f.txt src/./a.ts /w/
FROM python:3.14-slim AS lnk
COPY src/a.ts /first
COPY --link README.md /r
RUN echo lnk
FROM python:3.14-slim AS trigger
ONBUILD COPY src/b.md /triggered
FROM trigger AS triggered
RUN echo triggered
FROM wild AS last
COPY --from=b /app /b
COPY --from=excl /w /excl
COPY --from=par /w /par
COPY --from=lnk /r /lnk
COPY --from=triggered /triggered /t
RUN --mount=from=lnk,source=/first,target=/first --mount=from=wild,source=/w,target=/ww echo mounts
RUN --mount=type=cache,target=/c,from=lnk,source=/r echo cachefrom
`

/** Every way to take files, in one file. */
rebuilds.push({
  example: 'every way to take files',
  files: {
    Dockerfile: everything,
    '.dockerignore': 'ign.txt\n',
    'src/a.ts': 'a',
    'src/b.md': 'b',
    'package.json': '{}',
    'x.json': '1',
    'deep/er/f.txt': 'f',
    'ign.txt': 'i',
    'README.md': 'r',
  },
  changes: ['src/a.ts', 'src/b.md', 'y.json', 'README.md', 'ign.txt', 'deep/er/f.txt', 'other.txt', 'src/new.md'].map(
    (file) => ({
      file,
      edit: (before, stamp) => before + stamp,
      // What a command that writes nothing leaves is what was copied before it.
      different:
        file === 'README.md' ? ['/r'] : file === 'src/a.ts' ? ['/first'] : file === 'src/b.md' ? ['/triggered'] : [],
    }),
  ),
})

const instructions = `ARG GLOBAL=1
FROM python:3.14-slim AS b
RUN echo before
ARG VERSION=1
RUN echo unused
COPY a.txt /a-$VERSION
WORKDIR /app
ENV A=1
COPY a.txt /c
RUN echo env
LABEL a=1
USER root
WORKDIR /app2
COPY a.txt rel
RUN echo after
FROM b AS child
COPY --from=b /c /from-own-base
ARG GLOBAL
RUN echo global
COPY <<EOT /inline
$VERSION
EOT
RUN echo last
`

const replaced = (from, to) => (before, stamp) => before.replace(from, to(stamp))

/** What instructions say, and the arguments that they see. */
rebuilds.push({
  example: 'what instructions say',
  files: { Dockerfile: instructions, 'a.txt': 'a', '.dockerignore': '.git\nDockerfile\n' },
  changes: [
    { argument: 'VERSION', different: [] },
    { argument: 'GLOBAL', different: [] },
    { argument: 'OTHER', different: [] },
    { file: 'Dockerfile', what: 'ENV', edit: replaced('ENV A=1', (stamp) => `ENV A=${stamp}`), different: [] },
    { file: 'Dockerfile', what: 'LABEL', edit: replaced('LABEL a=1', (stamp) => `LABEL a=${stamp}`), different: [] },
    {
      file: 'Dockerfile',
      what: 'USER',
      edit: replaced('USER root', () => `USER ${Date.now() % 60000}`),
      different: [],
    },
    { file: 'Dockerfile', what: 'WORKDIR', edit: replaced('/app\n', (stamp) => `/${stamp}\n`), different: [] },
    { file: 'Dockerfile', what: 'RUN', edit: replaced('echo env', (stamp) => `echo ${stamp}`), different: [] },
    {
      file: 'Dockerfile',
      what: 'a heredoc',
      edit: replaced('$VERSION\nEOT', (stamp) => `${stamp}\nEOT`),
      different: [],
    },
    { file: 'Dockerfile', what: 'a comment', edit: (before, stamp) => `# ${stamp}\n${before}`, different: [] },
  ],
})

/** What a change is called. */
export const changeName = ({ file, what, argument, different }) =>
  `${argument === undefined ? file : `--build-arg ${argument}`}${what === undefined ? '' : `, ${what}`}${different.length > 0 ? ' to another result' : ''}`

/** The steps that must be done again, when the paths in `different` have other contents. */
function expected(stages, different) {
  const run = new Set()
  const ends = new Map()
  for (const { name, base, steps } of stages) {
    let isOther = base !== undefined && ends.get(base) === true
    for (const { verdict, reason, vertex } of steps) {
      const comes = reason?.kind === 'stage' && different.includes(reason.path)
      if (verdict === 'runs' || (verdict === 'may' && (comes || isOther))) {
        run.add(vertex)
        isOther = true
      }
    }
    ends.set(name, isOther)
  }
  return run
}

function prepare(folder, { example, files }) {
  if (files === undefined) {
    const filter = (path) => !['node_modules', 'dist'].includes(basename(path))
    cpSync(join(examples, example), folder, { recursive: true, filter })
  }
  for (const [path, text] of Object.entries(files ?? {})) write(join(folder, path), text)
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** What the Dockerfile was is known from git. */
function commit(folder) {
  const git = (...args) => {
    const as = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
    const { status, stderr } = spawnSync('git', [...as, ...args], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Failure(`git ${args[0]} fails`, stderr)
  }
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'before')
}

/**
 * @returns what was seen
 * @throws {Failure} when other steps are done again than is predicted
 */
export function checkRebuild(example, { file, edit, argument, different }, contexts) {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rebuild-'))
  try {
    prepare(folder, example)
    const explain = (...args) => JSON.parse(stagecraft(['explain', '--json', ...args], folder).out)
    const targets = Object.keys(explain('--changed-arg', 'none').targets)
    for (const target of targets) built(folder, target, contexts)

    const stamp = `s${Date.now()}`
    let how = ['--changed', file]
    if (argument !== undefined) how = ['--changed-arg', argument]
    else {
      if (file === 'Dockerfile') {
        commit(folder)
        how = ['--since', 'HEAD']
      }
      const path = join(folder, file)
      write(path, edit(existsSync(path) ? readFileSync(path, 'utf8') : '', stamp))
    }
    const bases = new Map(
      explain().stages.map(({ name, base }) => [name, base.kind === 'stage' ? base.name : undefined]),
    )
    const { stages } = explain(...how)
    const wanted = expected(
      stages.map((stage) => ({ ...stage, base: bases.get(stage.name) })),
      different,
    )
    const given = argument === undefined ? contexts : [...contexts, '--opt', `build-arg:${argument}=${stamp}`]
    const ran = new Set(targets.flatMap((target) => [...built(folder, target, given, stages)]))
    if ([...wanted].sort().join() !== [...ran].sort().join()) {
      const listed = (set) =>
        stages
          .flatMap(({ name, steps }) =>
            steps.filter(({ vertex }) => set.has(vertex)).map(({ instruction }) => `${name}: ${instruction}`),
          )
          .join('\n')
      const both = `predicted:\n${listed(wanted)}\n\nreal:\n${listed(ran)}`
      throw new Failure('other steps are done again than is predicted', both)
    }
    const all = new Set(stages.flatMap(({ steps }) => steps.map(({ vertex }) => vertex)))
    return `${ran.size} of ${all.size} steps are done again, as predicted`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
