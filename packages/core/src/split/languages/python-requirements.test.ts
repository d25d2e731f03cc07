import { describe, expect, test } from 'vitest'
import { assumedOf, lines, splitOf } from '../testing/split-of.js'
import { packageName } from './python-libraries.js'

const text = (install: string, base = 'python:3.13'): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', `RUN ${install}`, 'CMD ["python", "app.py"]')

/** The libraries of the system that are said to be needed, or why that is not known. */
function needed(install: string, files: Readonly<Record<string, string>>, base?: string): string {
  const all = { 'app.py': 'x\n', ...files }
  const found = assumedOf(text(install, base), all).find((one) => one.includes('the packages need'))
  if (found === undefined) return splitOf(text(install, base), all).split('\n')[0]!
  return /need only (.*)$/.exec(found)?.[1] ?? 'none'
}

const from = (requirements: string, more: Readonly<Record<string, string>> = {}): string =>
  needed('pip install -r requirements.txt', { 'requirements.txt': requirements, ...more })

describe('libraries of the system follow from requirements', () => {
  test.each<[requirements: string, libraries: string]>([
    ['flask\n', 'none'],
    ['psycopg2\n', 'libpq5'],
    ['Psycopg2 >= 2.9 ; python_version > "3"\n', 'libpq5'],
    ['psycopg2==2.9 --hash=sha256:00\nmysqlclient\n', 'libpq5, libmariadb3'],
    ['psycopg2-binary\n', 'none'],
    ['psycopg[binary]\n', 'none'],
    ['psycopg[binary,pool]>=3\n', 'none'],
    ['# psycopg2\nflask # psycopg2\n', 'none'],
    ['--index-url https://example.com/psycopg2\nflask\n', 'none'],
    ['flask\r\npsycopg2\r\n', 'libpq5'],
    ['constructor\n', 'none'],
    ['psycopg\n', '4: which libraries of the system psycopg needs is not known'],
    ['Python_LDAP\n', '4: which libraries of the system python-ldap needs is not known'],
    ['psycopg[pool]\n', '4: which libraries of the system psycopg needs is not known'],
    ['-e .\n', '4: /app/requirements.txt installs with -e what is read where it lies'],
    ['--editable=./lib\n', '4: /app/requirements.txt installs with -e what is read where it lies'],
  ])('%j: %s', (requirements, libraries) => expect(from(requirements)).toBe(libraries))

  test('that name other files', () => {
    expect(from('-r more/base.txt\n', { 'more/base.txt': '-r other.txt\n', 'more/other.txt': 'psycopg2\n' })).toBe(
      'libpq5',
    )
    expect(from('--requirement=base.txt\n', { 'base.txt': 'mysqlclient\n' })).toBe('libmariadb3')
    expect(from('-c limits.txt\nflask\n', { 'limits.txt': 'psycopg2==1\n' })).toBe('none')
    expect(from('--constraint none.txt\nflask\n')).toBe('none')
    expect(from('-r none.txt\n')).toMatch(/^4: \/app\/none\.txt is not at hand/)
    expect(from('-r requirements.txt\n')).toMatch(/^4: \/app\/requirements\.txt is not at hand/)
  })

  test.each<[install: string, libraries: string]>([
    ['pip install psycopg2', 'libpq5'],
    ['pip install "psycopg2>=2" flask', 'libpq5'],
    ['pip install -rr.txt', 'libpq5'],
    ['pip install --requirement=r.txt', 'libpq5'],
    ['pip install --requirement r.txt', 'libpq5'],
    ['pip install -r /app/r.txt', 'libpq5'],
    ['cd sub && pip install -r ../r.txt', 'libpq5'],
    ['pip install .', 'libmariadb3'],
    ['pip install ".[dev]"', 'libmariadb3'],
    ['pip install flask && pip install psycopg2', 'libpq5'],
  ])('or from the words of %s', (install, libraries) => {
    const files = { 'r.txt': 'psycopg2\n', 'pyproject.toml': '[project]\ndependencies = ["mysqlclient>=2"]\n' }
    expect(needed(install, files)).toBe(libraries)
  })

  test.each<[name: string, project: string, libraries: string]>([
    ['lists', 'dependencies = [\n  "flask",\n  \'psycopg2>=2\',\n]\n', 'libpq5'],
    [
      'tables',
      '[tool.poetry.dependencies]\nmysqlclient = "^2"\n"psycopg2" = { version = "2" }\n',
      'libpq5, libmariadb3',
    ],
    ['optional groups', '[project.optional-dependencies]\ndb = ["psycopg2"]\n', 'libpq5'],
    ['names that are those of objects', 'constructor = "1"\ntoString = "2"\n', 'none'],
  ])('or from a project with %s', (_, project, libraries) => {
    expect(needed('pip install .', { 'pyproject.toml': project })).toBe(libraries)
  })

  test('or from setup.py, and from nothing where neither is there', () => {
    expect(needed('pip install .', { 'setup.py': 'setup(install_requires=["psycopg2"])\n' })).toBe('libpq5')
    expect(needed('pip install .', { 'setup.cfg': 'name = "a"\n' })).toBe('none')
    expect(needed('pip install .', {})).toMatch(/^4: \/app\/pyproject\.toml is not at hand/)
  })

  test('but not on a small base, which has what it has', () => {
    const small = splitOf(text('apt-get update && apt-get install -y gcc && pip install psycopg', 'python:3.13-slim'), {
      'app.py': '',
    })
    expect(small).toContain('\nFROM python:3.13-slim\n')
    expect(small).not.toContain('the packages need')
  })
})

test.each([
  ['Flask', 'flask'],
  ['a_b.c-d', 'a-b-c-d'],
  ['A__.--B', 'a-b'],
])('the package %s is %s', (written, name) => expect(packageName(written)).toBe(name))
