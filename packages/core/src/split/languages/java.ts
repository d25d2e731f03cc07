import { cleanPath } from '../../ignore/clean-path.js'
import { folderOf, isWithin } from '../../lint/files/paths.js'
import { texts } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import { imageReference } from '../../model/index.js'
import type { BaseImage } from '../base-image.js'
import { gatherPaths } from '../context-files.js'
import type { App, Artifact, Language, Plan } from '../language.js'
import { checkMoved } from '../moved.js'
import { Refusal } from '../refusal.js'
import type { Program } from '../started.js'
import { isOfRepository } from './repository-files.js'
import { leftOut, Tools } from './tools.js'

export const java: Language = Object.freeze({
  name: 'Java',
  images: ['maven', 'gradle', 'eclipse-temurin', 'openjdk'],
  needsFiles: true,
  isWork: ({ name }: SimpleCommand) => /^(?:mvn|mvnw|gradle|gradlew|javac|jar)$/.test(name),
  plan(app: App): Plan {
    const { image, started, files = [], lastWork } = app
    const tools = new Tools(app, image.distribution)
    const artifacts: Artifact[] = []
    for (const program of started.programs) if (!tools.take(program)) artifacts.push(...artifactsOf(program, app))
    const taken = artifacts.map(({ from }) => from)
    const beside = gatherPaths(files, ({ source }) => !isSource(source) && !isOfRepository(source)).filter(
      (path) => !taken.some((one) => isWithin(path, one)),
    )
    const built = [...app.classified].filter(([step]) => step.at <= lastWork.at).flatMap(([, commands]) => commands)
    if (built.some(({ writes }) => writes.length > 0)) {
      throw new Refusal('whether the program reads the files that a RUN writes is not known', lastWork.entry)
    }
    checkMoved(app, taken)
    checkUsers(app)
    return {
      base: imageReference(runtimeImage(image, app)),
      system: image.distribution,
      artifacts: [...artifacts, ...beside.map((from) => ({ from }))],
      packages: [...tools.packages],
      assumptions: [
        'the program needs no tool of the JDK',
        beside.length === 0
          ? 'it reads no other file of the builder'
          : `of the other files of the builder it reads only ${beside.join(', ')}`,
        ...leftOut(app),
      ],
    }
  },
})

function isSource(source: string): boolean {
  return (
    /(?:^|\/)(?:src|gradle|\.mvn|\.gradle|target|build)\//.test(source) ||
    /(?:^|\/)(?:pom\.xml|mvnw(?:\.cmd)?|gradlew(?:\.bat)?|gradle\.properties|lombok\.config|[^/]*\.(?:java|kt|gradle|gradle\.kts|iml))$/.test(
      source,
    )
  )
}

/** Users of the image that builds are not those of the runtime. @throws {Refusal} */
function checkUsers({ single, classified }: App): void {
  const made = [...classified.values()].flat().filter(({ role }) => role === 'account')
  for (const { entry } of single.steps) {
    if (entry.kind !== 'user') continue
    const name = typeof entry.user === 'string' ? entry.user.replace(/:.*$/, '') : undefined
    const isThere =
      name !== undefined &&
      (/^(?:\d+|root|nobody)$/.test(name) || made.some(({ command }) => texts(command).includes(name)))
    if (!isThere) throw new Refusal('no RUN makes the user, and the image of the runtime may not have it', entry)
  }
}

/** The runtime of the same version. */
function runtimeImage({ name, tag, distribution }: BaseImage, { single }: App): string {
  const [, major] =
    name === 'maven' || name === 'gradle'
      ? (/(?:temurin|openjdk|jdk|corretto)-?(\d+)/.exec(tag) ?? [])
      : (/^(\d+)/.exec(tag) ?? [])
  if (major === undefined) {
    throw new Refusal(
      `the version of Java is not in the tag ${tag}`,
      single.stage,
      'Say it, such as maven:3.9-eclipse-temurin-21',
    )
  }
  if (Number(major) < 8) throw new Refusal(`there is no small image of Java ${major}`, single.stage)
  if (/jre/.test(tag)) throw new Refusal('its base is a runtime already', single.stage)
  return `eclipse-temurin:${major}-jre${distribution === 'alpine' ? '-alpine' : ''}`
}

/** What a call of `java` reads: its jar, and its class path. */
function artifactsOf({ name, path, arguments: words, entry }: Program, app: App): readonly Artifact[] {
  if (name !== 'java' || (path !== undefined && path !== '/opt/java/openjdk/bin/java')) {
    throw new Refusal(`the container runs ${path ?? name}, which the image of the runtime does not have`, entry)
  }
  const found: Artifact[] = []
  const classPath = words.findIndex((word) => /^(?:-cp|-classpath|--class-path)$/.test(word))
  const jar = words.indexOf('-jar')
  const other = words.find((word) =>
    /^(?:@|-javaagent:|-agentpath:|-p$|--module-path|-Xbootclasspath|-m$|--module)/.test(word),
  )
  if (other !== undefined) throw new Refusal(`what ${other} needs is not followed`, entry)
  if (jar !== -1) {
    found.push(jarArtifact(absolute(words[jar + 1] ?? '')))
    checkJar()
  } else if (classPath !== -1) {
    for (const part of (words[classPath + 1] ?? '').split(':')) {
      if (part === '' || part === '.') throw new Refusal('the class path has the whole folder of the app', entry)
      const whole = absolute(part.replace(/\/?\*$/, ''))
      found.push({ from: whole })
    }
  } else throw new Refusal('java is started without -jar and without a class path', entry)
  return found.filter(({ from }) => !app.files?.some((file) => file.path === from))

  function absolute(text: string): string {
    if (text === '' || /[$`]/.test(text)) throw new Refusal(`what ${text} is called depends on a variable`, entry)
    const { workdir } = app.single.facts
    const full = text.startsWith('/') ? cleanPath(text) : cleanPath(`${workdir}/${text}`)
    if (!isMade(full)) throw new Refusal(`no RUN is known to make ${full}`, entry)
    return full
  }

  function isMade(full: string): boolean {
    const isCopied = app.files?.some((file) => file.path === full || isWithin(file.path, full)) === true
    return (
      isCopied ||
      [...app.classified.values()]
        .flat()
        .some(({ role, cwd }) => role === 'work' && isWithin(full, cwd) && full !== cwd)
    )
  }

  /** A pattern is taken as it is; a jar that lies in a folder of its own has others beside it. */
  function jarArtifact(full: string): Artifact {
    if (full.includes('*')) return { from: full, to: `${folderOf(full)}/` }
    return /\/(?:target|build\/libs)\/[^/]+$/.test(full) ? { from: full } : { from: folderOf(full) }
  }

  function checkJar(): void {
    const manifests = (app.files ?? [])
      .filter(({ path: one }) => /(?:pom\.xml|\.gradle(?:\.kts)?)$/.test(one))
      .map((one) => app.read(one.path))
    if (manifests.some((text) => text === undefined || /addClasspath|classpathPrefix|Class-Path/.test(text))) {
      throw new Refusal('the jar has a class path of its own, which is not followed', entry)
    }
  }
}
