import { and, cache, image, type Stage } from '@stagecraft/core'
import { throughRegistry, type Downloads, type DownloadTool, type Registry } from '../common/index.js'
import { layouts, PROJECT, type Layout } from './layouts.js'

export const managerNames = ['pip', 'uv', 'poetry'] as const

/** What decides how packages are installed. */
export interface Installing extends Downloads {
  readonly manager: (typeof managerNames)[number]
  readonly managerVersion: string | undefined
  readonly layout: Layout
  readonly registry: Registry | undefined
  readonly requirements: string
  readonly devRequirements: string
  readonly package: boolean
}

type Change = (stage: Stage, how: Installing) => Stage

/** Lists of packages for pip. One in a folder comes with those beside it, which it may include. */
const installList =
  (list: string, installed?: string) =>
  (stage: Stage): Stage => {
    if (list === installed) return stage
    const folder = folderOf(list)
    const isThere = folder !== '' && installed !== undefined && folderOf(installed) === folder
    const made = isThere ? stage : stage.copy([folder === '' ? list : folder], folder === '' ? './' : folder)
    return made.run(`pip install -r ${list}`, pipCache)
  }

/** With a slash at its end; nothing for a file of the project's own folder. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** What one package manager does. */
interface PythonManager {
  /** What downloads the packages, for mirrors and certificates. */
  readonly downloads: DownloadTool
  /** What downloads the manager itself, unless it is there. */
  readonly arrives: (how: Installing) => readonly DownloadTool[]
  /** Puts the manager into an image of Python, with the place where it installs. */
  readonly prepare: Change
  /** Manifests and the dependencies of production. */
  readonly installProduction: Change
  /** On top of them what tests and development need, then the source. */
  readonly install: Change
  /** Installs the project itself, whose source is there, into a folder of its own. */
  readonly installProject: Change
}

const VENV = layouts.venv.folder

/** Without pip: the image has one, and the environment goes into the runtime. */
const makeVenv = `python -m venv --without-pip ${VENV}`

const pipCache = { mounts: [cache.pip()] }
const uvCache = { mounts: [cache.uv()] }

/** `uv sync` downloads from where the lockfile says, and takes a mirror for a change of the lockfile. */
const syncFromMirror = (what: string) =>
  [
    `env -u UV_DEFAULT_INDEX uv export --quiet --locked --no-emit-project${what} --output-file=/tmp/requirements.txt`,
    'uv pip sync --link-mode=copy /tmp/requirements.txt',
  ] as const

export const managers: { readonly [Name in Installing['manager']]: PythonManager } = {
  pip: {
    downloads: 'pip',
    arrives: ({ managerVersion }) => (managerVersion === undefined ? [] : ['pip']),
    prepare(stage, { managerVersion, layout }) {
      const made = managerVersion === undefined ? stage : stage.run(`pip install pip==${managerVersion}`, pipCache)
      return layout === 'user'
        ? made.env({ PIP_USER: '1', PIP_ROOT_USER_ACTION: 'ignore', ...layouts.user.env })
        : made.run(makeVenv).env({ PIP_PYTHON: `${VENV}/bin/python`, ...layouts.venv.env })
    },
    installProduction: (stage, { requirements }) => stage.use(installList(requirements)),
    install(stage, { requirements, devRequirements, package: isPackage }) {
      const made = stage.use(installList(devRequirements, requirements)).copy(['.'], '.')
      return isPackage ? made.run('pip install --no-deps --editable .', pipCache) : made
    },
    installProject: (stage, { layout }) =>
      stage.run(`${layout === 'user' ? 'PIP_USER=0 ' : ''}pip install --no-deps --target=${PROJECT} .`, pipCache),
  },
  uv: {
    downloads: 'uv',
    arrives: () => [],
    prepare: (stage, { managerVersion = '0.13', registry }) =>
      stage
        .copyFrom(
          image(throughRegistry(`ghcr.io/astral-sh/uv:${managerVersion}`, registry)),
          '/uv',
          '/usr/local/bin/uv',
        )
        .env({
          UV_PROJECT_ENVIRONMENT: VENV,
          VIRTUAL_ENV: VENV,
          UV_PYTHON_DOWNLOADS: 'never',
          UV_COMPILE_BYTECODE: '1',
          ...layouts.venv.env,
        }),
    installProduction(stage, { mirrors }) {
      if (mirrors?.pip === undefined) return stage.copyDeps({ manager: 'uv', production: true })
      return stage
        .copy(['pyproject.toml', 'uv.lock', 'uv.toml*', '.python-version*'], './')
        .run(and(`uv venv ${VENV}`, ...syncFromMirror(' --no-dev')), uvCache)
    },
    install(stage, { mirrors, package: isPackage }) {
      if (mirrors?.pip === undefined) return stage.copyDeps({ manager: 'uv' })
      const made = stage.run(and(...syncFromMirror('')), uvCache).copy(['.'], '.')
      return isPackage ? made.run('uv pip install --link-mode=copy --no-deps --editable .', uvCache) : made
    },
    installProject: (stage) => stage.run(`uv pip install --link-mode=copy --no-deps --target=${PROJECT} .`, uvCache),
  },
  poetry: {
    downloads: 'poetry',
    arrives: () => ['pip'],
    prepare(stage, { managerVersion = '2.5.1', mirrors }) {
      // Poetry itself has no setting for a mirror of PyPI.
      const plugin = mirrors?.pip === undefined ? '' : ' poetry-plugin-pypi-mirror==0.6.5'
      return stage
        .run(
          and(
            'python -m venv /opt/poetry',
            `/opt/poetry/bin/pip install poetry==${managerVersion}${plugin}`,
            'ln -s /opt/poetry/bin/poetry /usr/local/bin/',
          ),
          pipCache,
        )
        .run(makeVenv)
        .env({ VIRTUAL_ENV: VENV, ...layouts.venv.env })
    },
    installProduction: (stage) =>
      stage.copyDeps({ manager: 'poetry', production: true }).run(`python -m compileall -q ${VENV}`),
    install: (stage) => stage.copyDeps({ manager: 'poetry' }),
    installProject: (stage) =>
      stage.run(`pip --python=${VENV}/bin/python install --no-deps --target=${PROJECT} .`, pipCache),
  },
}
