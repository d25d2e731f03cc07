import { firstFile, hasFile, type Project } from '../project/project.js'
import { known, type Finding, type Options, type Question } from '../proposal.js'

/** The version that the preset takes by itself. */
const JAVA = 21

/** A service that Maven or Gradle builds. */
export function javaService(project: Project): Finding | undefined {
  const manager = hasFile(project, 'pom.xml') ? 'maven' : gradleFile(project) === undefined ? undefined : 'gradle'
  if (manager === undefined) return undefined
  const path = manager === 'maven' ? 'pom.xml' : gradleFile(project)!
  const text = withoutComments(project.read(path) ?? '', manager)
  const refused = refusalOf(project, text, path)
  if (refused !== undefined)
    return { refused, hint: 'Describe the stages yourself: docs/cli.md begins with such a config.' }
  const isSpring = /spring-boot-maven-plugin|['"(]org\.springframework\.boot['")]/.test(text)
  const main = isSpring ? undefined : mainClass(project, text)
  const wrapper = hasWrapper(project, manager)
  const version = javaVersion(text)
  return {
    preset: 'javaService',
    found: [
      path,
      isSpring ? 'Spring Boot' : main,
      wrapper ? 'a wrapper' : undefined,
      version === undefined ? undefined : `Java ${version}`,
    ]
      .filter((one) => one !== undefined)
      .join(', '),
    sure: true,
    options: known({
      manager,
      wrapper: wrapper ? true : undefined,
      main,
      port: serverPort(project),
      images: version === undefined ? undefined : imagesOf(version, manager, wrapper),
    }),
    questions: isSpring || main !== undefined ? [] : [whichClass(mainClasses(project))],
    notes: [],
  }
}

const gradleFile = (project: Project): string | undefined => firstFile(project, ['build.gradle.kts', 'build.gradle'])

const withoutComments = (text: string, manager: 'maven' | 'gradle'): string =>
  manager === 'maven' ? text.replace(/<!--[^]*?-->/g, '') : text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')

/** What makes something else than one jar. */
function refusalOf(project: Project, text: string, path: string): string | undefined {
  if (/<modules>|<packaging>\s*pom\s*</.test(text)) return `${path} has several modules, and the preset builds one jar`
  const settings = project.read('settings.gradle.kts') ?? project.read('settings.gradle') ?? ''
  if (/^\s*include\b/m.test(settings)) return 'settings.gradle has several projects, and the preset builds one jar'
  if (/<packaging>\s*war\s*</.test(text)) return `${path} makes a war, and the preset runs a jar`
  if (/io\.quarkus/.test(text)) return `${path} has Quarkus, whose build makes a folder, and the preset runs a jar`
  return undefined
}

/** The class that the build file names, or the only one that can be started. */
function mainClass(project: Project, text: string): string | undefined {
  const named =
    /<(?:mainClass|exec\.mainClass)>\s*([\w.$]+)\s*</.exec(text)?.[1] ??
    /\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*['"]([\w.$]+)['"]/.exec(text)?.[1]
  if (named !== undefined) return named
  const found = mainClasses(project)
  return found.length === 1 ? found[0] : undefined
}

/** Names of the classes that have a method `main`. */
function mainClasses(project: Project): readonly string[] {
  return project.files.flatMap((path) => {
    const found = /^src\/main\/(java|kotlin)\/(.*\/)?(\w+)\.(?:java|kt)$/.exec(path)
    const source = found === null ? undefined : project.read(path)
    if (found === null || source === undefined) return []
    const isStarted =
      found[1] === 'java'
        ? /\bpublic\s+static\s+(?:final\s+)?void\s+main\s*\(/.test(source)
        : /^fun\s+main\s*\(/m.test(source)
    if (!isStarted) return []
    const inPackage = /^\s*package\s+([\w.]+)/m.exec(source)?.[1]
    return [`${inPackage === undefined ? '' : `${inPackage}.`}${found[3]!}${found[1] === 'kotlin' ? 'Kt' : ''}`]
  })
}

const whichClass = (found: readonly string[]): Question => ({
  option: 'main',
  ask: 'Which class starts the service?',
  ...(found.length === 0 ? {} : { choices: found.map((name) => ({ label: name, options: { main: name } })) }),
})

const hasWrapper = (project: Project, manager: 'maven' | 'gradle'): boolean =>
  manager === 'maven'
    ? hasFile(project, 'mvnw') && hasFile(project, '.mvn/wrapper/maven-wrapper.properties')
    : hasFile(project, 'gradlew') && hasFile(project, 'gradle/wrapper/gradle-wrapper.jar')

const versions = [
  /<maven\.compiler\.release>\s*(\d+)\s*</,
  /<java\.version>\s*(?:1\.)?(\d+)\s*</,
  /<release>\s*(\d+)\s*<\/release>/,
  /<maven\.compiler\.target>\s*(?:1\.)?(\d+)\s*</,
  /JavaLanguageVersion\.of\(\s*(\d+)\s*\)/,
  /jvmToolchain\(\s*(\d+)\s*\)/,
  /\b(?:sourceCompatibility|targetCompatibility)\s*=\s*(?:JavaVersion\.VERSION_)?['"]?(?:1[._])?(\d+)/,
  /\boptions\.release(?:\.set\(|\s*=)\s*(\d+)/,
]

/** The version that the build file asks for; nothing where it is the preset's own. */
function javaVersion(text: string): number | undefined {
  const found = versions.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined)
  const version = Number(found)
  return Number.isNaN(version) || version === JAVA || version < 8 ? undefined : version
}

/** Gradle 8 does not run on Java 25, nor Gradle 9 on anything before 17. */
function imagesOf(version: number, manager: 'maven' | 'gradle', wrapper: boolean): Options {
  const temurin = `eclipse-temurin:${version}`
  const tool =
    manager === 'maven' ? `maven:3.9-eclipse-temurin-${version}` : `gradle:${version > 24 ? 9 : 8}-jdk${version}`
  return { build: wrapper ? `${temurin}-jdk` : tool, runtime: `${temurin}-jre` }
}

/** What Spring Boot is told, where that is a number. */
function serverPort(project: Project): number | undefined {
  const properties = /^\s*server\.port\s*[=:]\s*(\d{4,5})\s*$/m.exec(
    project.read('src/main/resources/application.properties') ?? '',
  )
  const settings =
    project.read('src/main/resources/application.yml') ?? project.read('src/main/resources/application.yaml')
  const yaml = /^server:\s*\r?\n(?:[ \t]+.*\r?\n)*?[ \t]+port:\s*(\d{4,5})\s*$/m.exec(settings ?? '')
  const found = properties ?? yaml
  return found === null ? undefined : Number(found[1])
}
