import { describe, expect, test } from 'vitest'
import { assumedOf, lines, runtimeOf, splitOf } from '../testing/split-of.js'

type Files = Readonly<Record<string, string>>

const files: Files = {
  'requirements.txt': '# the server\nflask==3\ngunicorn[gevent]>=20 # wsgi\n-r more.txt\n',
  'more.txt': '--index-url https://example.com\nPsycopg2-binary\n-c constraints.txt\n',
  'app.py': 'x\n',
}
const app = (
  start: string,
  work: readonly string[] = ['RUN pip install -r requirements.txt'],
  base = 'python:3.13',
): string => lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...work, start)
const starts = 'CMD ["python", "app.py"]'

describe('a Python app', () => {
  test('has its packages in a virtual environment, which the runtime takes', () => {
    expect(splitOf(app('CMD ["gunicorn", "app:app"]'), files)).toBe(
      lines(
        'FROM python:3.13 AS builder',
        'WORKDIR /app',
        'COPY . .',
        'RUN python -m venv /opt/venv',
        'ENV PATH=/opt/venv/bin:$PATH',
        'RUN pip install -r requirements.txt',
        '',
        '# Split by "stagecraft import --multi-stage". Assumed:',
        '# - all that pip installs is in /opt/venv',
        '# - the packages need no library of the system that the small image lacks',
        'FROM python:3.13-slim',
        'ENV PATH=/opt/venv/bin:$PATH',
        'WORKDIR /app',
        'COPY . .',
        'COPY --from=builder /opt/venv /opt/venv',
        'CMD ["gunicorn", "app:app"]',
      ),
    )
  })

  test.each<[name: string, work: string[], folder: string]>([
    ['of venv', ['RUN python -m venv /venv', 'ENV PATH=/venv/bin:$PATH', 'RUN pip install flask'], '/venv'],
    ['of uv', ['RUN pip install uv && uv sync'], '/app/.venv'],
    ['of uv elsewhere', ['ENV UV_PROJECT_ENVIRONMENT=/env', 'RUN pip install uv && uv sync'], '/env'],
  ])('keeps an environment of its own: %s', (_, work, folder) => {
    const made = runtimeOf(app(starts, work), { ...files, 'pyproject.toml': '[project]\nname = "app"\n' })
    expect(made).toContain(`\nCOPY --from=builder ${folder} ${folder}\n`)
    expect(made).not.toContain('/opt/venv')
  })

  test.each([
    ['python', starts],
    ['python by its path', 'CMD ["/usr/local/bin/python3", "app.py"]'],
    ['a file of the app', 'CMD ["./app.py"]'],
    ['a program of a package', 'CMD flask run'],
    ['a program of a package that another list names', 'CMD ["psycopg2-binary"]'],
  ])('may start %s', (_, start) => expect(runtimeOf(app(start), files)).toContain('FROM python:3.13-slim\n'))

  test.each<[name: string, text: string, more: Files, refusal: string]>([
    [
      'a program of no package',
      app('CMD ["celery", "worker"]'),
      {},
      '5: the container runs celery, and no package that is installed is called that',
    ],
    [
      'uv, which only builds',
      app('CMD ["uv", "run", "app.py"]', ['RUN pip install flask']),
      {},
      '5: uv is not in the runtime, and the container starts it | Start the program itself, with the virtual environment on the PATH',
    ],
    [
      'a list that is not there',
      app(starts, ['RUN pip install --requirement=dev.txt']),
      {},
      '4: /app/dev.txt is not at hand | Run it where the build context lies, or name its folder',
    ],
    [
      'a list that names itself',
      app(starts),
      { 'requirements.txt': '-r requirements.txt\n' },
      '4: /app/requirements.txt is not at hand | Run it where the build context lies, or name its folder',
    ],
    [
      'a list with -e',
      app(starts),
      { 'requirements.txt': '-e ./lib\n' },
      '4: /app/requirements.txt installs with -e what is read where it lies',
    ],
    ['-e', app(starts, ['RUN pip install -e .']), {}, '4: what is installed with -e is read where it lies'],
    [
      'another place',
      app(starts, ['RUN pip install --target=/libs flask']),
      {},
      '4: --target=/libs puts packages into a place of its own',
    ],
    [
      'only installers',
      app(starts, ['RUN pip install -U pip wheel']),
      {},
      '4: no RUN installs what the app depends on',
    ],
    [
      'files of a RUN',
      app(starts, ['RUN pip install flask && pip freeze > a.txt']),
      {},
      '4: a RUN writes files of its own',
    ],
    [
      'several environments',
      app(starts, ['RUN python -m venv /a && python -m venv /b && pip install flask']),
      {},
      '4: there are several virtual environments',
    ],
    [
      'an environment of a variable',
      app(starts, ['RUN python -m venv $V && pip install flask']),
      {},
      '4: a variable says where the virtual environment is',
    ],
    [
      'a user who may not make one',
      app(starts, ['USER 1000', 'RUN pip install flask']),
      {},
      '5: 1000 installs the packages, and may not make /opt/venv',
    ],
    [
      'libraries that nobody knows',
      app(starts, ['RUN pip install WeasyPrint']),
      {},
      '4: which libraries of the system weasyprint needs is not known',
    ],
    [
      'poetry with an environment somewhere',
      app(starts, ['RUN pip install poetry && poetry install']),
      { 'pyproject.toml': '' },
      '4: where poetry makes its virtual environment is not known | Say poetry config virtualenvs.create false',
    ],
    [
      'a moved file',
      app(starts, ['RUN pip install flask && cp app.py /srv/']),
      {},
      '4: what `cp app.py /srv/` changes stays in the builder',
    ],
    [
      'nothing to leave behind',
      app(starts, ['RUN pip install flask'], 'python:3.13-slim'),
      {},
      '1: nothing would be left behind: the base is small, and no package of the system is for the build only',
    ],
    [
      'files that are prepared too soon',
      app(starts, ['RUN pip install django && python manage.py collectstatic', 'RUN pip install flask']),
      {},
      '4: it prepares files before the last packages are installed',
    ],
  ])('is refused: %s', (_, text, more, refusal) => expect(splitOf(text, { ...files, ...more })).toBe(refusal))

  test('gets the libraries that its packages are linked with', () => {
    const text = app(starts, ['RUN pip install psycopg2 mysqlclient'])
    expect(runtimeOf(text, files)).toContain(
      '    && apt-get install -y --no-install-recommends \\\n        libmariadb3 \\\n        libpq5 \\\n',
    )
    expect(assumedOf(text, files)).toContain(
      'of the libraries of the system that the small image lacks, the packages need only libpq5, libmariadb3',
    )
  })

  test('prepares its files in the runtime, as Django asks', () => {
    const text = app(starts, ['RUN pip install django', 'RUN python manage.py collectstatic --noinput'])
    const made = splitOf(text, files)
    expect(made.split('collectstatic')).toHaveLength(2)
    expect(runtimeOf(text, files)).toContain('\nRUN python manage.py collectstatic --noinput\n')
  })
})
