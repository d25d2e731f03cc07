import { filesIn, firstFile, foldersIn, hasFile, type Project } from '../../project/project.js'
import { known, type Finding, type Options } from '../../proposal.js'
import { pythonCommand, type PythonCommand } from './python-command.js'
import { pythonFiles } from './python-files.js'
import { pythonImage } from './python-image.js'
import { readRequirements, systemPackages } from './requirements.js'

/** A service in Python. */
export function pythonService(project: Project): Finding | undefined {
  const needs = readRequirements(project)
  if (needs === undefined) return hasFile(project, 'Pipfile') ? pipenv : undefined
  const found = pythonCommand(project, needs)
  const command = found !== undefined && 'command' in found ? found : undefined
  const likely = command === undefined ? (found as Exclude<typeof found, PythonCommand>) : undefined
  const image = pythonImage(project, needs)
  return {
    preset: 'pythonService',
    found: [needs.list ?? 'pyproject.toml', needs.manager, command?.found, image]
      .filter((one) => one !== undefined)
      .join(', '),
    sure:
      command !== undefined ||
      needs.manager !== 'pip' ||
      likely !== undefined ||
      filesIn(project).some((name) => name.endsWith('.py')),
    options: known({
      manager: needs.manager,
      command: command?.command,
      ...source(project, command),
      ...(needs.list === undefined ? {} : pip(project, needs.list, needs.names)),
      ...systemPackages(needs.names),
      images: image === undefined ? undefined : { build: image, runtime: image },
    }),
    questions:
      command === undefined
        ? [
            {
              option: 'command',
              ask: `${likely === undefined ? '' : `${likely.why} `}What does the container run?`,
              ...(likely === undefined ? {} : { suggestion: likely.suggestion }),
            },
          ]
        : [],
    notes: [...needs.notes, ...(likely === undefined ? [] : [likely.why])],
  }
}

const pipenv = {
  refused: 'Pipfile is there, and the preset installs with pip, uv or poetry',
  hint: 'pipenv requirements > requirements.txt makes what pip installs; then run stagecraft init again.',
}

/** How the source comes into the image: installed, or copied. */
function source(project: Project, command: PythonCommand | undefined): Options {
  if (command?.package === true) return { package: true }
  const files = pythonFiles(project)
  const isBelow = files.includes('src') && !hasFile(project, 'src/__init__.py') && foldersIn(project, 'src').length > 0
  return {
    files: files.length === 0 || (files.length === 1 && files[0] === 'app') ? undefined : files,
    // Modules below src are found by the names that they have without it.
    ...(isBelow ? { env: { PYTHONPATH: '/app/src' } } : {}),
  }
}

const likelyRequirements = [
  'requirements-dev.txt',
  'dev-requirements.txt',
  'requirements_dev.txt',
  'requirements/dev.txt',
  'requirements/development.txt',
  'requirements/local.txt',
  'requirements-test.txt',
  'test-requirements.txt',
  'requirements/test.txt',
]

/** Without a list of their own, `dev` and `test` have what the service has. */
function pip(project: Project, list: string, names: ReadonlySet<string>): Options {
  const furtherList = firstFile(project, likelyRequirements)
  return {
    requirements: list === 'requirements.txt' ? undefined : list,
    devRequirements: furtherList ?? list,
    test: furtherList === undefined ? pipTest(names) : undefined,
  }
}

/** Without pytest among what is installed, the target `test` compiles the source, which finds what cannot even be read. */
const pipTest = (names: ReadonlySet<string>): string | undefined =>
  names.has('pytest') ? undefined : 'python -m compileall -q .'
