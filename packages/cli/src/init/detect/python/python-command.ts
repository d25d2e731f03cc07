import { filesIn, foldersIn, hasFile, type Project } from '../../project/project.js'
import { part } from '../../project/read-data.js'
import { plainWords } from '../../words.js'
import { procfileCommand } from '../procfile.js'
import type { Requirements } from './requirements.js'

export interface PythonCommand {
  readonly command: readonly string[]
  readonly found: string
  /** The project itself must be installed, since it brings the command. */
  readonly package?: true
}

/** What is likely, and what would make it sure. */
export interface LikelyCommand {
  readonly suggestion: readonly string[]
  readonly why: string
}

/** The port that the preset takes by itself, which commands are told too. */
const ADDRESS = '0.0.0.0:8000'

/** What runs the service, where the folder tells it for sure; or what is likely. */
export function pythonCommand(project: Project, needs: Requirements): PythonCommand | LikelyCommand | undefined {
  return (
    fromProcfile(project) ??
    fromScripts(needs) ??
    fromDjango(project, needs) ??
    fromApp(project, needs) ??
    fromModule(project)
  )
}

function fromProcfile(project: Project): PythonCommand | undefined {
  const words = plainWords(procfileCommand(project) ?? '')
  return words === undefined ? undefined : { command: words, found: 'Procfile' }
}

/** A project that installs one program is there for that program. */
function fromScripts({ pyproject, manager }: Requirements): PythonCommand | undefined {
  const scripts = [
    ...Object.keys(part(pyproject, 'project', 'scripts')),
    ...Object.keys(part(pyproject, 'tool', 'poetry', 'scripts')),
  ]
  const [only] = scripts
  const canInstall = 'build-system' in (pyproject ?? {}) || manager === 'pip'
  if (only === undefined || scripts.length > 1 || !canInstall) return undefined
  return { command: [only], found: `the script "${only}" of pyproject.toml`, package: true }
}

function fromDjango(project: Project, { names }: Requirements): PythonCommand | LikelyCommand | undefined {
  const settings = /['"]DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)\.settings(?:\.\w+)*['"]/.exec(
    project.read('manage.py') ?? '',
  )
  const site = settings?.[1]
  if (site === undefined) return undefined
  const has = (kind: string): boolean => hasFile(project, `${site.replaceAll('.', '/')}/${kind}.py`)
  if (names.has('gunicorn') && has('wsgi')) {
    return { command: ['gunicorn', '--bind', ADDRESS, `${site}.wsgi:application`], found: 'Django, gunicorn' }
  }
  if (names.has('uvicorn') && has('asgi')) {
    return { command: uvicorn(`${site}.asgi:application`), found: 'Django, uvicorn' }
  }
  return {
    suggestion: ['gunicorn', '--bind', ADDRESS, `${site}.wsgi:application`],
    why: 'Django is here, and nothing that serves it: add gunicorn to the requirements.',
  }
}

const uvicorn = (app: string): readonly string[] => {
  const [host, port] = ADDRESS.split(':') as [string, string]
  return ['uvicorn', '--host', host, '--port', port, app]
}

interface App {
  readonly kind: 'asgi' | 'wsgi'
  readonly framework: string
  /** `app.main:app` */
  readonly at: string
}

const frameworks = [
  { kind: 'asgi', name: 'FastAPI', needs: 'fastapi' },
  { kind: 'asgi', name: 'Starlette', needs: 'starlette' },
  { kind: 'asgi', name: 'Litestar', needs: 'litestar' },
  { kind: 'asgi', name: 'Quart', needs: 'quart' },
  { kind: 'wsgi', name: 'Flask', needs: 'flask' },
  { kind: 'wsgi', name: 'Bottle', needs: 'bottle' },
] as const

/** An app that one module makes at its top, or by a factory that needs nothing. */
function fromApp(project: Project, { names }: Requirements): PythonCommand | LikelyCommand | undefined {
  const apps = sources(project).flatMap((path) => appsIn(project, path))
  const [app] = apps
  if (app === undefined || apps.length > 1) return undefined
  if (app.kind === 'asgi') {
    if (names.has('uvicorn') || names.has('fastapi[standard]') || names.has('fastapi[all]')) {
      return { command: uvicorn(app.at), found: `${app.framework}, uvicorn` }
    }
    if (names.has('hypercorn'))
      return { command: ['hypercorn', '--bind', ADDRESS, app.at], found: `${app.framework}, hypercorn` }
    return {
      suggestion: uvicorn(app.at),
      why: `${app.framework} is here, and nothing that serves it: add uvicorn to the requirements.`,
    }
  }
  if (names.has('gunicorn')) {
    return { command: ['gunicorn', '--bind', ADDRESS, app.at], found: `${app.framework}, gunicorn` }
  }
  if (names.has('waitress') && !app.at.endsWith('()')) {
    return { command: ['waitress-serve', `--listen=${ADDRESS}`, app.at], found: `${app.framework}, waitress` }
  }
  return {
    suggestion: ['gunicorn', '--bind', ADDRESS, app.at],
    why: `${app.framework} is here, and nothing that serves it: add gunicorn to the requirements.`,
  }
}

function appsIn(project: Project, path: string): readonly App[] {
  const source = project.read(path) ?? ''
  const module = path
    .replace(/^src\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.')
  return frameworks.flatMap(({ kind, name }): readonly App[] => {
    const variable = new RegExp(`^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?${name}\\(`, 'm').exec(source)?.[1]
    if (variable !== undefined) return [{ kind, framework: name, at: `${module}:${variable}` }]
    const factory = /^def (create_app)\(\s*\)/m.exec(source)?.[1]
    const makes = new RegExp(`=\\s*(?:\\w+\\.)?${name}\\(`).test(source)
    return kind === 'wsgi' && factory !== undefined && makes
      ? [{ kind, framework: name, at: `${module}:${factory}()` }]
      : []
  })
}

/** A package, or a file, that Python runs by itself. */
function fromModule(project: Project): PythonCommand | undefined {
  const packages = [...foldersIn(project), ...foldersIn(project, 'src').map((name) => `src/${name}`)].filter((folder) =>
    hasFile(project, `${folder}/__main__.py`),
  )
  const [only] = packages
  if (only !== undefined && packages.length === 1) {
    return { command: ['python', '-m', only.replace(/^src\//, '')], found: `${only}/__main__.py` }
  }
  const files = filesIn(project).filter((name) => /^(?:main|app|server|run)\.py$/.test(name))
  const [file] = files
  const isRun = file !== undefined && /^if __name__ == ['"]__main__['"]/m.test(project.read(file) ?? '')
  return isRun && files.length === 1 ? { command: ['python', file], found: file } : undefined
}

/** Modules in which an app may be made. */
export const sources = (project: Project): readonly string[] =>
  project.files
    .filter((path) => path.endsWith('.py') && path.split('/').length <= 4)
    .filter(
      (path) =>
        !/(?:^|\/)(?:tests?|docs?|examples?|scripts|migrations|alembic)\/|(?:^|\/)(?:test_[^/]*|conftest|setup)\.py$/.test(
          path,
        ),
    )
    .slice(0, 400)
