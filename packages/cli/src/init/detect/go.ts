import { filesIn, type Project } from '../project/project.js'
import { known, type Finding, type Question } from '../proposal.js'
import { portIn } from './port.js'

/** The version that the preset takes by itself. */
const GO = 26

/** Packages that need a C compiler. */
const withC = [
  'github.com/mattn/go-sqlite3',
  'github.com/confluentinc/confluent-kafka-go',
  'github.com/DataDog/zstd',
  'github.com/godror/godror',
]

/** Folders whose programs are not what a module is for. */
const aside = /(?:^|\/)(?:internal|testdata|examples?|tools?|hack|scripts?|tests?|third_party|_[^/]*)(?:\/|$)/

const listening = [
  /(?:ListenAndServe(?:TLS)?|Run|Start|Listen)\(\s*"[^":]*:(\d{4,5})"/g,
  /\bAddr:\s*"[^":]*:(\d{4,5})"/g,
]

/** A module of Go with programs. */
export function goProgram(project: Project): Finding | undefined {
  const module = project.read('go.mod')
  if (module === undefined) return undefined
  const mains = mainPackages(project)
  const name =
    /^module\s+(\S+)/m
      .exec(module)?.[1]
      ?.replace(/\/v\d+$/, '')
      .replace(/^.*\//, '') ?? 'app'
  const programs = programsOf(mains, name)
  const entries = Object.entries(programs)
  const [first] = entries
  if (first === undefined) {
    return {
      refused: 'go.mod is there, and no package main: this module is a library',
      hint: 'If its programs lie elsewhere: stagecraft init --preset goProgram --option programs=\'{"name":"./path"}\'',
    }
  }
  const isSure = entries.length === 1 || name in programs
  const sources = sourcesOf(project, first[1])
  const needsC = withC.find((path) => module.includes(`${path} `) || module.includes(`${path}/`))
  const version = /^go\s+1\.(\d+)/m.exec(module)?.[1]
  return {
    preset: 'goProgram',
    found: ['go.mod', ...entries.map(([, path]) => (path === '.' ? 'package main' : path)), needsC]
      .filter(Boolean)
      .join(', '),
    sure: true,
    options: known({
      programs: isSure ? programs : undefined,
      cgo: needsC === undefined ? undefined : true,
      version: sources.some((path) => /^var version\b[^\n=]*(?:=\s*"|string\s*$)/m.test(project.read(path) ?? ''))
        ? 'main.version'
        : undefined,
      port: portIn(project, sources, listening),
      images:
        Number(version) > GO
          ? { build: `golang:1.${version}-${needsC === undefined ? 'alpine' : 'trixie'}` }
          : undefined,
    }),
    questions: isSure ? [] : [whichProgram(programs)],
    notes: [],
  }
}

/** The folders of packages that are programs; `''` is the module itself. */
function mainPackages(project: Project): readonly string[] {
  const found = project.files.filter((path) => path.endsWith('.go') && !path.endsWith('_test.go') && !aside.test(path))
  const mains = found.filter((path) => {
    const source = project.read(path) ?? ''
    return (
      /^package main\b/m.test(source) &&
      /^func main\(\)/m.test(source) &&
      !/^\/\/go:build (?:ignore|tools?)\b/m.test(source)
    )
  })
  return [...new Set(mains.map((path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')))]
}

/** Names of programs and their packages; the one that is called like the module comes first. */
function programsOf(mains: readonly string[], module: string): { readonly [name: string]: string } {
  const named = mains.map((folder) => {
    // One at the top is the program, and the preset calls it "app".
    const name = folder === '' ? (mains.length === 1 ? 'app' : module) : folder.replace(/^.*\//, '')
    return [name, folder === '' ? '.' : `./${folder}`] as const
  })
  const first = ([name, path]: readonly [string, string]): number => (path === '.' ? 0 : name === module ? 1 : 2)
  return Object.fromEntries([...named].sort((a, b) => first(a) - first(b)))
}

function whichProgram(programs: { readonly [name: string]: string }): Question {
  const entries = Object.entries(programs)
  return {
    option: 'programs',
    ask: 'There are several programs. Which one does the container run?',
    choices: entries.map(([name, path]) => ({
      label: name,
      options: { programs: Object.fromEntries([[name, path], ...entries.filter(([other]) => other !== name)]) },
    })),
  }
}

const sourcesOf = (project: Project, path: string): readonly string[] => {
  const folder = path === '.' ? '' : path.slice(2)
  return filesIn(project, folder)
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
}
