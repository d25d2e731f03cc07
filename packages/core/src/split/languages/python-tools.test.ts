import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf } from '../testing/split-of.js'

const files = {
  'pyproject.toml': '[project]\nname = "app"\ndependencies = ["flask"]\n',
  'requirements.txt': 'flask\n',
  'app.py': 'x\n',
}
const app = (base: string, start: string, ...before: readonly string[]): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', ...before, start)
const starts = 'CMD ["python", "app.py"]'
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /uvx /bin/'

describe('uv that is copied out of its image', () => {
  test.each([
    uv,
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uvx /usr/local/bin/uvx',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /usr/local/bin/',
  ])('stays in the builder: %s', (copy) => {
    const text = app('python:3.13-slim', starts, copy, 'COPY . .', 'RUN uv sync --frozen')
    expect(splitOf(text, files)).toContain(`\n${copy}\n`)
    expect(runtimeOf(text, files)).toBe(
      lines('FROM python:3.13-slim', 'WORKDIR /app', 'COPY . .', 'COPY --from=builder /app/.venv /app/.venv', starts),
    )
  })

  test('is no tool elsewhere', () => {
    const text = app('python:3.13', starts, uv.replace('/bin/', '/opt/'), 'COPY . .', 'RUN uv sync')
    expect(runtimeOf(text, files)).toMatch(/^3: |COPY --from=ghcr\.io/m)
  })

  test('is not there to start the app', () => {
    const text = app('python:3.13-slim', 'CMD ["uv", "run", "app.py"]', uv, 'COPY . .', 'RUN uv sync')
    expect(splitOf(text, files)).toBe(
      '6: uv is not in the runtime, and the container starts it | Start the program itself, with the virtual environment on the PATH',
    )
  })
})

describe('what leaves nothing behind, or stays in the builder', () => {
  const refused = (base: string, ...work: readonly string[]) => splitOf(app(base, starts, 'COPY . .', ...work), files)
  const install = 'RUN pip install -r requirements.txt'

  test.each<[name: string, base: string, work: string[], refusal: string]>([
    [
      'a small base',
      'python:3.13-slim',
      [install],
      '1: nothing would be left behind: the base is small, and no package of the system is for the build only',
    ],
    [
      'several environments',
      'python:3.13',
      ['RUN python -m venv /a && python -m venv /b && pip install flask'],
      '4: there are several virtual environments',
    ],
    [
      'an environment somewhere',
      'python:3.13',
      ['RUN python -m venv $V && pip install flask'],
      '4: a variable says where the virtual environment is',
    ],
    [
      'poetry',
      'python:3.13',
      ['RUN pip install poetry && poetry install'],
      '4: where poetry makes its virtual environment is not known | Say poetry config virtualenvs.create false',
    ],
    ['-e', 'python:3.13', ['RUN pip install -e .'], '4: what is installed with -e is read where it lies'],
    ...['--user', '--target', '-t', '--prefix', '--root', '--python=3', '--system'].map(
      (option): [string, string, string[], string] => [
        option,
        'python:3.13',
        [`RUN pip install ${option} x -r requirements.txt`],
        `4: ${option} puts packages into a place of its own`,
      ],
    ),
  ])('%s', (_, base, work, refusal) => expect(refused(base, ...work)).toBe(refusal))
})

describe('each way to install', () => {
  const runtime = (...work: readonly string[]) => runtimeOf(app('python:3.13', starts, 'COPY . .', ...work), files)
  test.each<[work: string, folder: string]>([
    ['RUN pip install uv && uv pip install -r requirements.txt', '/opt/venv'],
    ['RUN pip install uv && uv pip sync requirements.txt', '/opt/venv'],
    ['RUN pip install poetry && poetry config virtualenvs.create false && poetry install', '/opt/venv'],
    ['RUN pip install -r requirements.txt && rm -rf /root/.cache', '/opt/venv'],
    ['RUN pip install -r requirements.txt && rm -rf ~/.cache/pip', '/opt/venv'],
    ['RUN python3 -m venv env && pip install flask', '/app/env'],
  ])('%s', (work, folder) => expect(runtime(work)).toContain(`COPY --from=builder ${folder} ${folder}\n`))

  test('removes nothing of the app', () => {
    expect(runtime('RUN pip install -r requirements.txt && rm -rf /srv')).not.toContain('/opt/venv')
  })
})
