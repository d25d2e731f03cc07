import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { didYouMean, problem, type Problem } from '@stagecraft/core'
import type { Entry, Stage } from '@stagecraft/core/model'
import { shownPath } from '../shown.js'
import { asBuilt, type Subject } from '../subject/subject.js'
import { fitted, shortInstruction } from '../render/instruction.js'
import { locate } from '../where/locate.js'
import type { FailureText } from './failure-text.js'
import { placeOf } from './missing-input.js'

/** A failed build as a problem at the line of TypeScript, in words for who has to mend it. */
export function describeFailure(subject: Subject, { lines, message }: FailureText, cwd: string): Problem {
  const located = lines === undefined ? undefined : locate(asBuilt(subject), lines[0])
  const node = located?.node
  const said = inWords(message, node, subject, cwd)
  const what = node === undefined ? '' : `${headline(subject, node, located?.stage)}: `
  return problem({
    code: 'build-failed',
    message: `${what}${said.message}`,
    hint: said.hint,
    place: node === undefined ? undefined : placeOf(subject, node),
  })
}

function headline(subject: Subject, node: Entry | Stage, stage: Stage | undefined): string {
  const what = fitted(shortInstruction(subject, node), 70)
  return stage?.name === undefined || node.kind === 'stage' ? what : `${what} (stage ${stage.name})`
}

interface Said {
  readonly message: string
  readonly hint?: string | undefined
}

/** How builders say with what a command ended: BuildKit, now and up to Docker 20.10, Docker without it, podman and kaniko. */
const exitCodes = [
  /did not complete successfully: exit code: (\d+)/,
  /executor failed running \[.*\]: exit code: (\d+)$/,
  /^The command '.*' returned a non-zero code: (\d+)$/,
  /while running runtime: exit status (\d+)$/,
  /^failed to execute command: .*exit status (\d+)$/,
]

/** How they say that a file to copy is not there. */
const missingPaths = [
  /failed to calculate checksum of ref [^:]*(?:::[^:]*)?: "([^"]+)": not found/,
  /failed to compute cache key: "([^"]+)" not found/,
  /^(?:COPY|ADD) failed: .*: stat (.+): file does not exist$/,
  /copier: stat: \[?"([^"]+)"\]?: no such file or directory/,
]

function inWords(message: string, node: Entry | Stage | undefined, subject: Subject, cwd: string): Said {
  const exit = exitCodes.map((said) => said.exec(message)?.[1]).find((code) => code !== undefined)
  if (exit !== undefined) return exitCode(Number(exit))
  const missing = missingPaths.map((said) => said.exec(message)?.[1]).find((path) => path !== undefined)
  if (missing !== undefined) return missingFile(missing, node, subject, cwd)
  const image = /^(?:.*?: )?failed to resolve source metadata for (\S+): ([^]*)$/.exec(message)
  if (image !== null) return missingImage(image[1]!, image[2]!, node)
  const secret = /secret (\S+): not found/.exec(message)?.[1]
  if (secret !== undefined) {
    return {
      message: `the build is not given the secret "${secret}"`,
      hint: `Add: --secret id=${secret},src=<file>, or --secret id=${secret},env=<variable>`,
    }
  }
  const unreachable = /desc = "transport: Error while dialing: (dial .*)"/.exec(message)?.[1]
  if (unreachable !== undefined) {
    return {
      message: `the builder cannot be reached: ${unreachable}`,
      hint: 'Is buildkitd running? BUILDKIT_HOST says where it listens.',
    }
  }
  return { message }
}

function exitCode(code: number): Said {
  const why: Readonly<Record<number, string>> = {
    126: 'a file that is no program, or may not be run',
    127: 'a program that is not in the image',
    137: 'it was killed, most often for want of memory',
  }
  const more = why[code]
  return { message: `exit code ${code}${more === undefined ? '' : `: ${more}`}` }
}

function missingFile(path: string, node: Entry | Stage | undefined, subject: Subject, cwd: string): Said {
  const from = node?.kind === 'copy' ? node.flags.from : undefined
  if (from !== undefined) {
    const stage = from.kind === 'stage-reference' ? `the stage ${JSON.stringify(from.stage)}` : 'what it copies from'
    return { message: `${path} does not exist in ${stage}` }
  }
  const name = path.replace(/^\//, '')
  const verdict = subject.ignore.matcher?.isExcluded(name)
  if (verdict?.isExcluded === true) {
    const pattern = verdict.by
    const where = subject.ignore.path === undefined ? 'the ignore file' : shownPath(subject.ignore.path, cwd)
    return {
      message: `${name} is not in the build context: ${where} leaves it out`,
      hint: pattern === undefined ? undefined : `The pattern is ${JSON.stringify(pattern.text)}.`,
    }
  }
  const shown = shownPath(subject.context, cwd)
  const context = shown === subject.context && subject.context === cwd ? '(this folder)' : JSON.stringify(shown)
  if (existsSync(resolve(subject.context, name))) {
    return {
      message: `${name} was not in the build context that the build was given, though it is in that of ${subject.name} ${context}`,
      hint: 'Was the build given another folder? npx stagecraft build takes the right one.',
    }
  }
  return {
    message: `${name} does not exist in the build context ${context}`,
    hint: nearFile(subject.context, name),
  }
}

/** A file of nearly that name, in the same folder. */
function nearFile(context: string, name: string): string | undefined {
  const folder = resolve(context, dirname(name))
  return existsSync(folder) ? didYouMean(basename(name), readdirSync(folder)) : undefined
}

function missingImage(reference: string, why: string, node: Entry | Stage | undefined): Said {
  const image = reference.replace(/^docker\.io\/(?:library\/)?/, '')
  const reason = why.split('\n')[0]!.replace(/^.*: (?=(?:[^:]|:\d)+: [^:]+$)/, '')
  const isPlain = node?.kind !== 'stage' && !/[/@]/.test(image)
  return {
    message: `the image ${image} cannot be had: ${reason}`,
    // COPY --from and mounts take a name that is no stage for an image.
    hint: isPlain
      ? `If a named context is meant: --build-context ${image.replace(/:latest$/, '')}=<folder>`
      : undefined,
  }
}
