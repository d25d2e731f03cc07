import { didYouMean, problem } from '@stagecraft/core'
import { shellWord } from '../shell-word.js'
import { Stop } from '../stop.js'
import type { Answer } from './ask.js'
import { blueprints } from './blueprints.js'
import { detect, detectors, dockerfileNames, projectFolders } from './detect/detect.js'
import { hasFile, type Project } from './project/project.js'
import { isRefusal, type Proposal, type Refusal } from './proposal.js'

/** A Dockerfile that is there is described as it is; else a preset describes a new one. */
export type Choice =
  { readonly kind: 'import'; readonly file: string } | { readonly kind: 'preset'; readonly proposal: Proposal }

/** Asks which of several it is to be; absent when nobody can be asked. */
export type Choose = (message: string, answers: readonly Answer<Choice>[]) => Promise<Choice>

/**
 * What the config of a folder is made of.
 *
 * @throws {Stop} 'unknown-project', 'bad-option'
 */
export async function chooseFor(
  project: Project,
  preset: string | undefined,
  choose: Choose | undefined,
): Promise<Choice> {
  if (preset !== undefined) return { kind: 'preset', proposal: proposalFor(project, presetCalled(preset)) }
  const { proposals, refusals } = detect(project)
  const file = dockerfileNames.find((name) => hasFile(project, name))
  const answers: readonly Answer<Choice>[] = [
    ...(file === undefined
      ? []
      : [
          {
            label: `Describe the ${file} that is here`,
            hint: 'the same build, in TypeScript',
            value: { kind: 'import' as const, file },
          },
        ]),
    ...proposals.map((proposal) => ({
      label: `Begin with ${proposal.preset}`,
      hint: proposal.found,
      value: { kind: 'preset' as const, proposal },
    })),
  ]
  const [first, second] = answers
  if (first === undefined) {
    if (choose === undefined || refusals.length > 0) throw unknown(project, refusals)
    return await choose('Nothing here tells what it is. What is the image for?', everything())
  }
  if (second === undefined || (choose === undefined && first.value.kind === 'import')) return first.value
  if (choose !== undefined) return await choose('What should the config begin with?', answers)
  const names = proposals.map((proposal) => proposal.preset)
  throw stop(
    `the folder suggests several presets: ${proposals.map((proposal) => `${proposal.preset} (${proposal.found})`).join('; ')}`,
    `Choose one: stagecraft init --preset ${names[0]!}`,
  )
}

function presetCalled(given: string): string {
  const name = given.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (blueprints.has(name)) return name
  const names = [...blueprints.keys()]
  const message = `--preset: there is none called "${given}"; there are ${names.join(', ')}`
  throw new Stop([problem({ code: 'bad-option', message, hint: didYouMean(name, names) })], 2)
}

const emptyProposal = (preset: string): Proposal => ({
  preset,
  found: '',
  sure: true,
  options: {},
  questions: [],
  notes: [],
})

/** What the folder tells for a preset that was named; it may tell nothing. */
function proposalFor(project: Project, preset: string): Proposal {
  const look = Object.hasOwn(detectors, preset) ? detectors[preset as keyof typeof detectors] : undefined
  const finding = look?.(project)
  return finding === undefined || isRefusal(finding) ? emptyProposal(preset) : finding
}

const everything = (): readonly Answer<Choice>[] =>
  [...blueprints.values()].map(({ name, summary }) => ({
    label: name,
    hint: summary,
    value: { kind: 'preset', proposal: emptyProposal(name) },
  }))

function unknown(project: Project, refusals: readonly Refusal[]): Stop {
  if (refusals.length > 0) {
    const there = projectFolders(project, ['Dockerfile']).map((folder) => `${folder}/Dockerfile`)
    const also = there.length === 0 ? '' : `\nOr import what is there: npx stagecraft import ${shellWord(there[0]!)}`
    return new Stop(
      refusals.map(({ refused, hint }) =>
        problem({ code: 'unknown-project', message: refused, hint: `${hint ?? ''}${also}`.trim() || undefined }),
      ),
      1,
    )
  }
  const folders = projectFolders(project)
  const looked =
    'this folder tells nothing of a project: looked for package.json, go.mod, Cargo.toml, pyproject.toml, requirements.txt, pom.xml, build.gradle, CMakeLists.txt, index.html, Dockerfile'
  return folders.length === 0
    ? stop(
        looked,
        'Name a preset: stagecraft init --preset NAME; or write a config yourself: docs/cli.md begins with one.',
      )
    : stop(
        `${looked}; there are some in ${folders.join(', ')}`,
        `Name the folder: stagecraft init ${shellWord(folders[0]!)}`,
      )
}

const stop = (message: string, hint: string): Stop => new Stop([problem({ code: 'unknown-project', message, hint })], 1)
