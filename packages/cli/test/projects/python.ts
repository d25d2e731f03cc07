import type { SmallProjects } from './small-project.js'

const served = ['gunicorn', '--bind', '0.0.0.0:8000']
const uvicorn = ['uvicorn', '--host', '0.0.0.0', '--port', '8000']

/** Services in Python. */
export const python: SmallProjects = {
  'python: FastAPI, pip': {
    files: {
      'requirements.txt': 'fastapi==0.128.0\nuvicorn[standard]==0.40.0\npsycopg2==2.9.11\n',
      'requirements/dev.txt': 'pytest\n',
      'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      'app/__init__.py': '',
      'tests/test_main.py': '',
    },
    preset: 'pythonService',
    options: {
      command: [...uvicorn, 'app.main:app'],
      devRequirements: 'requirements/dev.txt',
      packages: ['libpq5'],
      buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'],
    },
  },
  'python: Django with lists in a folder, and a requirements.txt that leads to one': {
    files: {
      'requirements.txt': '# What is deployed\n-r requirements/production.txt\n',
      'requirements/base.txt': 'django==6.0\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==24.0\npsycopg2==2.9.11\n',
      'requirements/local.txt': '-r base.txt\npytest\n',
      'manage.py': '',
      'config/__init__.py': '',
      'config/wsgi.py': 'application = get_wsgi_application()\n',
    },
    given: ['command=gunicorn config.wsgi'],
    preset: 'pythonService',
    options: {
      command: ['gunicorn', 'config.wsgi'],
      files: ['manage.py', 'config'],
      requirements: 'requirements/production.txt',
      devRequirements: 'requirements/local.txt',
      packages: ['libpq5'],
      buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'],
    },
  },
  'python: a requirements.txt of limits alone, beside the list that is installed': {
    files: {
      'requirements.txt': '# versions only\n-c constraints.txt\n',
      'constraints.txt': 'pytest==9.0.0\npsycopg2==2.9.11\n',
      'requirements/base.txt': 'flask\ngunicorn\n',
      'shop.py': 'app = Flask(__name__)\n',
    },
    preset: 'pythonService',
    options: {
      command: [...served, 'shop:app'],
      files: ['shop.py'],
      requirements: 'requirements/base.txt',
      devRequirements: 'requirements/base.txt',
      // What is only limited is not installed: neither pytest nor what psycopg2 needs.
      test: 'python -m compileall -q .',
    },
  },
  'python: a requirements.txt of limits alone, and no other list': {
    files: {
      'requirements.txt': '--constraint=constraints.txt\n',
      'constraints.txt': 'gunicorn==24.0\npytest==9.0.0\n',
      'worker/__main__.py': '',
    },
    preset: 'pythonService',
    options: {
      command: ['python', '-m', 'worker'],
      files: ['worker'],
      devRequirements: 'requirements.txt',
      test: 'python -m compileall -q .',
    },
  },
  'python: Flask, a factory, uv and a range of versions': {
    files: {
      'uv.lock': '',
      'pyproject.toml':
        '[project]\nname = "shop"\nrequires-python = ">=3.11,<3.13"\ndependencies = ["Flask>=3", "gunicorn"]\n',
      'shop/__init__.py': 'from flask import Flask\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n',
      'shop/templates/a.html': '',
    },
    preset: 'pythonService',
    options: {
      command: [...served, 'shop:create_app()'],
      manager: 'uv',
      files: ['shop'],
      images: { build: 'python:3.12-slim', runtime: 'python:3.12-slim' },
    },
  },
  'python: Django, poetry': {
    files: {
      'poetry.lock': '',
      '.python-version': '3.13\n',
      'pyproject.toml':
        '[tool.poetry]\nname = "site"\n\n[tool.poetry.dependencies]\npython = "^3.11"\ndjango = "^5"\ngunicorn = { version = "^23" }\n',
      'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site_.settings.dev')\n",
      'site_/wsgi.py': '',
      'site_/settings/dev.py': '',
      'blog/views.py': '',
      'templates/base.html': '',
    },
    preset: 'pythonService',
    options: {
      command: [...served, 'site_.wsgi:application'],
      manager: 'poetry',
      files: ['manage.py', 'blog', 'site_', 'templates'],
      images: { build: 'python:3.13-slim', runtime: 'python:3.13-slim' },
    },
  },
  'python: sources below src that nobody installs': {
    files: {
      'uv.lock': '',
      'pyproject.toml': '[project]\nname = "x"\ndependencies = ["starlette", "uvicorn"]\n',
      'src/pages/server.py': 'app: Starlette = Starlette(routes=[])\n',
    },
    preset: 'pythonService',
    options: {
      command: [...uvicorn, 'pages.server:app'],
      manager: 'uv',
      files: ['src'],
      env: { PYTHONPATH: '/app/src' },
    },
  },
  'python: a module that runs by itself': {
    files: { 'requirements.txt': 'httpx\n', 'worker/__main__.py': '', 'worker/jobs.py': '' },
    preset: 'pythonService',
    options: {
      command: ['python', '-m', 'worker'],
      files: ['worker'],
      devRequirements: 'requirements.txt',
      // Without pytest nothing could run tests.
      test: 'python -m compileall -q .',
    },
  },
  'python: an app without a server': {
    files: { 'requirements.txt': 'flask\n', 'requirements-dev.txt': '', 'app.py': 'app = Flask(__name__)\n' },
    given: ['command=python app.py', 'port=5000'],
    preset: 'pythonService',
    options: { command: ['python', 'app.py'], files: ['app.py'], port: 5000 },
  },
}
