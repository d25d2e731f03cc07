import { texts, verbOf } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import type { App, Language, Plan } from '../language.js'
import { Refusal } from '../refusal.js'
import type { Step } from '../steps.js'
import { planPrograms } from './programs.js'

const verbs = new Set(['build', 'install', 'mod', 'get', 'test', 'vet', 'generate', 'fmt', 'clean', 'work'])

export const go: Language = Object.freeze({
  name: 'Go',
  images: ['golang'],
  needsFiles: true,
  isWork: (command: SimpleCommand) => command.name === 'go' && verbs.has(verbOf(command) ?? ''),
  plan(app: App): Plan {
    checkCgo(app)
    return planPrograms(app, {
      isSource: ({ source }) =>
        /\.(?:go|c|h|cc|cpp|hpp|s|proto)$/i.test(source) ||
        /(?:^|\/)(?:go\.(?:mod|sum|work|work\.sum)|testdata\/.*|vendor\/.*)$/.test(source),
      installs: steps(app).some(({ command }) => isInstall(command)) ? '/go/bin' : undefined,
      isStatic: isStatic(app),
      linking:
        app.image.distribution === 'alpine'
          ? 'with musl, the C library of alpine'
          : 'with no other library than that of C (CGO_ENABLED=0 would make it static)',
    })
  },
})

/** @throws {Refusal} where a file of the module names libraries that are not those of packages */
function checkCgo(app: App): void {
  if (isStatic(app) || app.packages.runtime.some((name) => /^lib|^zlib/.test(name))) return
  const files = (app.files ?? []).filter(({ source }) => source.endsWith('.go'))
  const linked = files.find(({ path }) => /^\s*(?:\/\/\s*)?#cgo\b.*(?:LDFLAGS|pkg-config)/m.test(app.read(path) ?? ''))
  if (linked === undefined) return
  throw new Refusal(`which libraries of the system ${linked.source} is linked with is not known`, app.lastWork.entry)
}

/** `go install` of the module itself: a package with a version is a tool. */
const isInstall = (command: SimpleCommand): boolean =>
  command.name === 'go' && verbOf(command) === 'install' && !texts(command).some((text) => text.includes('@'))

function steps(app: App): readonly { readonly command: SimpleCommand; readonly step: Step }[] {
  return [...app.classified].flatMap(([step, commands]) => commands.map(({ command }) => ({ command, step })))
}

/** Without cgo programs are static; and without a C compiler, which images on alpine lack, there is no cgo. */
function isStatic(app: App): boolean {
  const builds = steps(app).filter(
    ({ command }) => command.name === 'go' && (verbOf(command) === 'build' || isInstall(command)),
  )
  if (
    app.image.distribution === 'alpine' &&
    !app.packages.build.some((name) => /^(?:gcc|clang|build-base)$/.test(name))
  ) {
    return true
  }
  return (
    builds.length > 0 &&
    builds.every(
      ({ command, step }) =>
        command.assignments.includes('CGO_ENABLED=0') ||
        (!command.assignments.some((one) => one.startsWith('CGO_ENABLED=')) && step.variable('CGO_ENABLED') === '0'),
    )
  )
}
