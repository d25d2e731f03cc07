import type { Project } from '../project/project.js'
import { known, type Finding, type Question } from '../proposal.js'
import { portIn } from './port.js'

/** Programs that CMake builds. */
export function cppProgram(project: Project): Finding | undefined {
  const top = project.read('CMakeLists.txt')
  if (top === undefined) return undefined
  const name = /^\s*project\s*\(\s*([\w.+-]+)/im.exec(withoutComments(top))?.[1]
  const programs = project.files
    .filter((path) => /(?:^|\/)CMakeLists\.txt$/.test(path) && !aside.test(path))
    .flatMap((path) => programsIn(withoutComments(project.read(path) ?? ''), name))
  const names = [...new Set(programs)]
  const [first, second] = names
  if (first === undefined) {
    return { refused: 'CMakeLists.txt is there, and no program with a plain name in add_executable' }
  }
  const main = second === undefined ? first : names.find((one) => one === name)
  return {
    preset: 'cppProgram',
    found: ['CMakeLists.txt', ...names].join(', '),
    sure: true,
    options: known({
      programs: main === undefined ? undefined : [main, ...names.filter((other) => other !== main)],
      port: portIn(project, sources(project), [/\bhtons\(\s*(\d{4,5})\s*\)/g, /\blisten\(\s*"[^"]*",\s*(\d{4,5})\b/g]),
    }),
    questions: main === undefined ? [whichProgram(names)] : [],
    notes: [],
  }
}

/** Folders whose programs are not what a project is for. */
const aside = /(?:^|\/)(?:tests?|examples?|benchmarks?|third_party|external|extern|deps|cmake|tools?)\//

const withoutComments = (text: string): string => text.replace(/#\[\[[^]*?\]\]|#.*$/gm, '')

/** Tests are programs too: those that are run by `add_test`, and those whose name says so. */
function programsIn(text: string, project: string | undefined): readonly string[] {
  const tested = new Set(Array.from(text.matchAll(/\bCOMMAND\s+([\w.+-]+)/gi), ([, name]) => name!))
  const asTests = new Set(
    Array.from(text.matchAll(/\b(?:gtest|catch|doctest)_discover_tests\s*\(\s*([\w.+-]+)/gi), ([, name]) => name!),
  )
  return Array.from(text.matchAll(/\badd_executable\s*\(\s*(\S+?)[\s)]/gi), ([, name]) =>
    name === '${PROJECT_NAME}' || name === '${CMAKE_PROJECT_NAME}' ? (project ?? '') : name!,
  ).filter(
    (name) =>
      /^[A-Za-z0-9_][\w.+-]*$/.test(name) &&
      !tested.has(name) &&
      !asTests.has(name) &&
      !/(?:^|[_-])tests?(?:$|[_-])/i.test(name),
  )
}

const sources = ({ files }: Project): readonly string[] =>
  files.filter((path) => /\.(?:c|cc|cpp|cxx|h|hpp)$/.test(path) && !aside.test(path)).slice(0, 200)

const whichProgram = (names: readonly string[]): Question => ({
  option: 'programs',
  ask: 'There are several programs. Which one does the container run?',
  choices: names.map((name) => ({
    label: name,
    options: { programs: [name, ...names.filter((other) => other !== name)] },
  })),
})
