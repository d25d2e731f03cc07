// What `stagecraft explain --changed` predicts, beside what BuildKit does again. A change has a stamp in it, so that no build
// of an earlier day has it in its cache. `different` are the paths that the commands that run again come to other contents at:
// that alone is told, since nobody knows it without running them.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../e2e/engine.mjs'
import { buildctl, stagecraft } from './stagecraft.mjs'

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

/** The steps that a build did, by `stage line` of {@link explain}. */
function built(folder, target, contexts, stages) {
  const opt = target === undefined ? [] : ['--opt', `target=${target}`]
  const local = ['--frontend', 'dockerfile.v0', '--local', `context=${folder}`, '--local', `dockerfile=${folder}`]
  const { code, printed } = buildctl([...local, ...opt, ...contexts], 'rawjson')
  if (code !== 0) throw new Failure(`the target ${target} is not built`, printed.slice(-4000))
  const vertices = new Map()
  for (const line of printed.split('\n')) {
    if (!line.startsWith('{')) continue
    for (const vertex of JSON.parse(line).vertexes ?? [])
      vertices.set(vertex.digest, { ...vertices.get(vertex.digest), ...vertex })
  }
  const ran = new Set()
  for (const { name, cached, completed } of vertices.values()) {
    const [, label, text] = /^\[([^\]]+)\] ([^]*)$/.exec(name) ?? []
    const [, stage, number] = /^(?:(.+) +)?(\d+)\/\d+$/.exec(label ?? '') ?? []
    // A layer of its own is laid upon the others once more; that is no work of the instruction.
    if (number === undefined || text.startsWith('LINK ') || cached === true || completed === undefined) continue
    // BuildKit calls a stage without a name stage-2, we call it stage 2.
    const found =
      stage === undefined ? stages[0] : stages.find((one) => [stage, stage.replace('-', ' ')].includes(one.name))
    const step = found?.steps[Number(number) - 1]
    if (step === undefined) throw new Failure(`nobody knows the step ${name}`, JSON.stringify(stages, undefined, 2))
    ran.add(step.vertex)
  }
  return ran
}

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

/**
 * @returns what was seen
 * @throws {Failure} when other steps are done again than is predicted
 */
export function checkRebuild({ example, files }, { file, edit, different }, contexts) {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rebuild-'))
  try {
    for (const [path, text] of Object.entries(files ?? {})) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    if (files === undefined)
      cpSync(join(examples, example), folder, {
        recursive: true,
        filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
      })
    const stamp = `s${Date.now()}`
    const explain = (...args) => JSON.parse(stagecraft(['explain', '--json', ...args], folder).out)
    const { stages: facts } = explain()
    const bases = new Map(facts.map(({ name, base }) => [name, base.kind === 'stage' ? base.name : undefined]))
    const { targets, stages } = explain('--changed', file)
    const withBases = stages.map((stage) => ({ ...stage, base: bases.get(stage.name) }))
    const names = Object.keys(targets)
    for (const target of names) built(folder, target, contexts, stages)
    const path = join(folder, file)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, edit(before, stamp))
    const wanted = expected(withBases, different)
    const ran = new Set(names.flatMap((target) => [...built(folder, target, contexts, stages)]))
    const describe = (set) =>
      stages
        .flatMap(({ name, steps }) =>
          steps.filter(({ vertex }) => set.has(vertex)).map(({ instruction }) => `${name}: ${instruction}`),
        )
        .join('\n')
    if ([...wanted].sort().join() !== [...ran].sort().join()) {
      throw new Failure(
        'other steps are done again than is predicted',
        `predicted:\n${describe(wanted)}\n\nreal:\n${describe(ran)}`,
      )
    }
    const all = new Set(stages.flatMap(({ steps }) => steps.map(({ vertex }) => vertex)))
    return `${ran.size} of ${all.size} steps are done again, as predicted`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
