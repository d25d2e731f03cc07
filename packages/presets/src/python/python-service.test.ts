import { DockerfileError, secret } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { pythonService } from '../index.js'
import { presetChecks } from '../testing.js'

const command = ['gunicorn', '--bind', '0.0.0.0:8000', 'app.main:app']

/** One stage of the file, from its FROM to the blank line. */
const stageOf = (name: string, options: object = {}): string =>
  String(pythonService({ command, ...options } as never))
    .split('\n\n')
    .find((text) => text.split('\n')[0]!.endsWith(` AS ${name}`))!

describe('pythonService', () => {
  it.each(
    presetChecks(pythonService, {
      examples: {
        'a package with uv': { command: ['app'], manager: 'uv', package: true, healthcheck: '/health' },
        'poetry from a mirror': {
          command: ['app'],
          manager: 'poetry',
          package: true,
          mirrors: { pip: 'https://pypi.example.com/simple' },
          certificates: 'certificates.pem',
        },
        'uv from a mirror': {
          command: ['app'],
          manager: 'uv',
          mirrors: { pip: 'https://pypi.example.com/simple' },
          certificates: 'certificates.pem',
        },
        'packages of a user': { command: ['app'], layout: 'user', package: true, packages: ['libpq5'] },
      },
    }),
  )('$name', ({ run }) => run())

  it('brings a list of packages along with those in its folder, which it may include', () => {
    const lists = { requirements: 'requirements/production.txt', devRequirements: 'requirements/test.txt' }
    expect(stageOf('dependencies', lists)).toContain(`COPY requirements/ requirements/
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements/production.txt`)
    expect(stageOf('source', lists)).toBe(`FROM dependencies AS source
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements/test.txt
COPY . .`)
    expect(stageOf('source', { devRequirements: 'requirements/test.txt' })).toContain(
      'COPY requirements/ requirements/',
    )
  })

  it('installs nothing twice where development has no list of its own', () => {
    expect(stageOf('source', { devRequirements: 'requirements.txt' })).toBe('FROM dependencies AS source\nCOPY . .')
  })

  it('installs with pip into an environment that moves as one folder', () => {
    expect(String(pythonService({ command }))).toBe(`FROM python:3.14-slim AS dependencies
RUN python -m venv --without-pip /opt/venv
ENV PIP_PYTHON=/opt/venv/bin/python \\
    PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt

FROM dependencies AS source
COPY requirements-dev.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements-dev.txt
COPY . .

FROM source AS dev
ENV PYTHONUNBUFFERED=1 \\
    PYTHONDONTWRITEBYTECODE=1
USER 65532:65532
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app.main:app"]

FROM source AS test
RUN python -m pytest

FROM python:3.14-slim AS builder
WORKDIR /app
COPY app ./app
RUN python -m compileall -q .

FROM python:3.14-slim AS init
RUN apt-get update \\
    && apt-get install -y --no-install-recommends tini \\
    && rm -rf /var/lib/apt/lists/*

FROM python:3.14-slim AS runtime
ENV PATH=/opt/venv/bin:$PATH \\
    PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=dependencies /opt/venv /opt/venv
COPY --from=builder /app ./
COPY --from=init /usr/bin/tini-static /usr/local/bin/tini
ENTRYPOINT ["/usr/local/bin/tini", "--"]
USER 65532:65532
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app.main:app"]
`)
  })

  it('takes uv from its image, and makes two layers of the dependencies and of the package', () => {
    const uv = { manager: 'uv', package: true } as const
    expect(stageOf('dependencies', uv)).toBe(`FROM python:3.14-slim AS dependencies
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /usr/local/bin/uv
ENV UV_PROJECT_ENVIRONMENT=/opt/venv \\
    VIRTUAL_ENV=/opt/venv \\
    UV_PYTHON_DOWNLOADS=never \\
    UV_COMPILE_BYTECODE=1 \\
    PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY pyproject.toml uv.lock uv.toml* .python-version* ./
RUN --mount=type=cache,target=/root/.cache/uv \\
    uv sync --locked --link-mode=copy --no-install-project --no-dev`)
    expect(stageOf('builder', uv)).toBe(`FROM dependencies AS builder
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv \\
    uv pip install --link-mode=copy --no-deps --target=/opt/app .`)
    expect(stageOf('runtime', { ...uv, init: false })).toContain(`ENV PATH=/opt/app/bin:/opt/venv/bin:$PATH \\
    PYTHONPATH=/opt/app \\
    PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=dependencies /opt/venv /opt/venv
COPY --from=builder /opt/app /opt/app
USER`)
  })

  it('gives poetry an environment of its own, which stays in the stages that build', () => {
    const poetry = { manager: 'poetry', package: true } as const
    expect(stageOf('dependencies', poetry)).toBe(`FROM python:3.14-slim AS dependencies
RUN --mount=type=cache,target=/root/.cache/pip \\
    python -m venv /opt/poetry \\
    && /opt/poetry/bin/pip install poetry==2.5.1 \\
    && ln -s /opt/poetry/bin/poetry /usr/local/bin/
RUN python -m venv --without-pip /opt/venv
ENV VIRTUAL_ENV=/opt/venv \\
    PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY pyproject.toml poetry.lock poetry.toml* ./
RUN --mount=type=cache,target=/root/.cache/pypoetry/artifacts \\
    --mount=type=cache,target=/root/.cache/pypoetry/cache \\
    poetry install --no-interaction --no-root --only=main
RUN python -m compileall -q /opt/venv`)
    expect(stageOf('runtime', poetry)).not.toContain('poetry')
  })

  it.each([
    ['pip', 'pip install pip==26.2\n'],
    ['uv', 'ghcr.io/astral-sh/uv:26.2 '],
    ['poetry', 'poetry==26.2 '],
  ] as const)('takes another version of %s', (manager, text) => {
    expect(stageOf('dependencies', { manager, managerVersion: '26.2' })).toContain(text)
  })

  it('installs for a user, beside the packages of the image', () => {
    const user = { layout: 'user', package: true } as const
    expect(stageOf('dependencies', user)).toContain(
      'ENV PIP_USER=1 \\\n    PIP_ROOT_USER_ACTION=ignore \\\n    PYTHONUSERBASE=/opt/python \\\n    PATH=/opt/python/bin:$PATH\n',
    )
    expect(stageOf('builder', user)).toContain('PIP_USER=0 pip install --no-deps --target=/opt/app .')
    expect(stageOf('runtime', user)).toContain('COPY --from=dependencies /opt/python /opt/python\n')
  })

  it('installs packages of the distribution where they are needed', () => {
    const packages = { packages: ['libpq5'], buildPackages: ['gcc', 'libpq-dev'] }
    expect(stageOf('dependencies', packages)).toContain('        gcc \\\n        libpq-dev \\\n        libpq5 \\\n')
    expect(stageOf('runtime', packages)).toContain('install -y --no-install-recommends libpq5 \\\n')
    expect(stageOf('runtime', { ...packages, images: { runtime: 'python:3.14-alpine' } })).toContain(
      'RUN apk add --no-cache libpq5\n',
    )
  })

  it('copies the files that it is told, also besides a package', () => {
    expect(stageOf('builder', { files: ['main.py', 'templates'] })).toContain(
      'COPY main.py ./main.py\nCOPY templates ./templates\n',
    )
    expect(stageOf('builder', { files: ['.'] })).toContain('COPY . ./\n')
    expect(stageOf('runtime', { package: true, files: ['alembic.ini'] })).toContain(
      'COPY --from=builder /app/alembic.ini ./alembic.ini\n',
    )
  })

  it('installs the project itself for tests and development too', () => {
    expect(stageOf('source', { package: true })).toMatch(/COPY \. \.\nRUN .*\n    pip install --no-deps --editable \.$/)
    expect(stageOf('source', { manager: 'uv' })).toMatch(/COPY \. \.\nRUN .*\n    uv sync --locked --link-mode=copy$/)
  })

  it('asks the service itself whether it works, without curl and without a proxy', () => {
    expect(stageOf('runtime', { healthcheck: '/health', port: 9000 })).toContain(
      `CMD ["python", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 9000); c.request('GET', '/health'); sys.exit(c.getresponse().status // 100 != 2)"]`,
    )
  })

  it.each(['pip', 'uv', 'poetry'] as const)('leaves no registry but the one that %s is given', (manager) => {
    const text = String(pythonService({ command, manager, package: true, registry: 'registry.example.com/all' }))
    expect(text).not.toMatch(/docker\.io|ghcr\.io|(?:FROM |=)python:/)
    expect(text.includes('--from=registry.example.com/all/astral-sh/uv:0.13 ')).toBe(manager === 'uv')
  })

  it('downloads from mirrors with certificates that are only mounted', () => {
    const told = { mirrors: { pip: 'https://pypi.example.com/simple' }, certificates: 'ca.pem' } as const
    expect(stageOf('dependencies', told)).toContain(`ARG PIP_INDEX_URL=https://pypi.example.com/simple
ARG PIP_CERT=/run/certificates.pem
COPY requirements.txt ./
RUN --mount=type=bind,target=/run/certificates.pem,source=ca.pem \\
    --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt`)
    expect(stageOf('runtime', told)).not.toMatch(/ca\.pem|pypi/)
    expect(stageOf('dependencies', { certificates: secret('ca') })).toContain(
      'RUN --mount=type=secret,id=ca,target=/run/certificates.pem,required=true,mode=0444 \\\n',
    )
  })

  // uv.lock says where each file was found, and `uv sync` takes another index for a change of what it locks.
  it('exports what uv has locked where a mirror has the files', () => {
    const told = { manager: 'uv', package: true, mirrors: { pip: 'https://pypi.example.com/simple' } } as const
    expect(stageOf('dependencies', told)).toContain(`    uv venv /opt/venv \\
    && env -u UV_DEFAULT_INDEX uv export --quiet --locked --no-emit-project --no-dev --output-file=/tmp/requirements.txt \\
    && uv pip sync --link-mode=copy /tmp/requirements.txt`)
    expect(stageOf('source', told)).toContain('uv pip install --link-mode=copy --no-deps --editable .')
    expect(String(pythonService({ command, ...told }))).not.toContain('uv sync')
  })

  it('gives poetry the plugin that knows mirrors, when there is one', () => {
    const told = { manager: 'poetry', mirrors: { pip: 'https://pypi.example.com/simple' } } as const
    expect(stageOf('dependencies', told)).toMatch(/ARG PIP_INDEX_URL=.*\n.*\n.*\n.*poetry-plugin-pypi-mirror==/)
    expect(stageOf('dependencies', told)).toContain('ARG POETRY_PYPI_MIRROR_URL=https://pypi.example.com/simple\n')
  })

  it('has steps that can be replaced', () => {
    expect(pythonService.steps).toEqual(['prepare', 'installProduction', 'install', 'installProject'])
    const text = String(
      pythonService({
        command,
        steps: {
          installProduction: (s) => s.copy(['constraints.txt'], './').run('pip install -c constraints.txt flask'),
        },
      }),
    )
    expect(text).toContain('RUN pip install -c constraints.txt flask\n')
  })

  it('refuses a layout that the package manager has not', () => {
    expect(() => pythonService({ command, manager: 'uv', layout: 'user' })).toThrow(DockerfileError)
    expect(() => pythonService({ command, manager: 'uv', layout: 'user' })).toThrow(/only pip/)
    expect(() => pythonService({ command, managerVersion: 'latest' })).toThrow(/a version such as/)
  })
})
