import { DockerfileError, stage, words, type Command, type Stage } from '@stagecraft/core'
import {
  baseImage,
  checkedBy,
  distributionFor,
  ignored,
  imageOptions,
  labelled,
  mirroredSyntax,
  mirrorsOption,
  mountedFileOption,
  serviceFacts,
  type BaseImage,
} from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import { GRADLE_HOME, javaDownloads } from './downloads.js'
import { LIBRARIES, managers } from './managers.js'

const JDK = 'eclipse-temurin:21-jdk'
const JRE = 'eclipse-temurin:21-jre'
/** Where the runtime that jlink makes has the libraries that it needs. */
const LIBC = 'debian:13-slim'

/**
 * A Java service: a builder with Maven or Gradle, and a runtime without them, where libraries and the program are layers of
 * their own, so that a change of the source moves kilobytes.
 *
 *     javaService()                              // a jar of Spring Boot
 *     javaService({ main: 'com.example.Main' })  // any other
 *
 * Targets: `test`, `runtime`. The runtime has no root, and Java itself ends when the container is told to stop.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const javaService = definePreset({
  name: 'javaService',
  version: '0.1.0',
  summary: 'A service that Java runs, built by Maven or Gradle, with Spring Boot or without.',
  options: {
    /** What builds the project: Maven reads pom.xml, Gradle build.gradle or build.gradle.kts. */
    manager: option.choice(['maven', 'gradle'], {
      description: 'What builds the project: Maven reads pom.xml, Gradle build.gradle or build.gradle.kts.',
      default: 'maven',
    }),
    /** Runs the mvnw or gradlew of the project, which downloads the version that the project asks for. */
    wrapper: option.flag({
      description: 'Runs the mvnw or gradlew of the project, which downloads the version that the project asks for.',
    }),
    /** The class that starts a plain jar; without it the jar is one of Spring Boot (3.3 or later), which knows it. */
    main: option.of<string>({
      description:
        'The class that starts a plain jar; without it the jar is one of Spring Boot (3.3 or later), which knows it.',
      accepts: "the whole name of a class such as 'com.example.Main'",
      samples: ['com.example.Main'],
      read: (value) =>
        typeof value === 'string' && /^[\p{L}_$][\p{L}\p{N}_$]*(?:[./][\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(value)
          ? value
          : undefined,
    }),
    /** The command that packages the jar. Default: `mvn package` without tests, `gradle bootJar`, or `jar` with `main`. */
    build: option.command({
      description:
        'The command that packages the jar. Default: `mvn package` without tests, `gradle bootJar`, or `jar` with `main`.',
    }),
    /** The jar that the build makes: one file matches. Default: `target/*.jar`, or `build/libs/*.jar` with Gradle. */
    jar: option.text({
      description:
        'The jar that the build makes: one file matches. Default: `target/*.jar`, or `build/libs/*.jar` with Gradle.',
      samples: ['target/service.jar'],
    }),
    /** The command that tests, for the target `test`. Default: `mvn test` or `gradle test`. */
    test: option.command({
      description: 'The command that tests, for the target `test`. Default: `mvn test` or `gradle test`.',
    }),
    /** Options of the Java that runs the service. */
    jvm: option.texts({
      description: 'Options of the Java that runs the service.',
      default: ['-XX:MaxRAMPercentage=75', '-XX:+ExitOnOutOfMemoryError'],
      samples: [['-Xmx512m', '-XX:+UseZGC']],
    }),
    /** What the service is started with, after the jar or the class. */
    arguments: option.texts({
      description: 'What the service is started with, after the jar or the class.',
      samples: [['server', 'config.yml']],
    }),
    /** Modules that jlink makes a runtime of, smaller than a JRE: those that `jdeps --print-module-deps` names. */
    modules: option.texts({
      description:
        'Modules that jlink makes a runtime of, smaller than a JRE: those that `jdeps --print-module-deps` names.',
      samples: [['java.base', 'java.net.http']],
    }),
    /** The port that the service listens on. */
    port: option.port({ description: 'The port that the service listens on.', default: 8080 }),
    /** The settings.xml of Maven, or an init script of Gradle, for private repositories; it is mounted and in no image. */
    settings: mountedFileOption(
      'The settings.xml of Maven, or an init script of Gradle, for private repositories; it is mounted and in no image.',
      'settings.xml',
    ),
    ...imageOptions({ build: 'that of Maven or Gradle', runtime: JRE }),
    /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
    mirrors: mirrorsOption('maven'),
    ...serviceFacts,
  },
  steps: {
    /** Manifests, and all that building and running need. */
    install: (on, how) => managers[how.manager].install(on, how),
    /** Packages the jar. */
    package: (on, { build, ...how }) => on.run((build as Command | undefined) ?? managers[how.manager].build(how)),
    /** Takes app.jar of Spring Boot apart: what changes seldom, and what changes often. */
    layers: (on) => on.run('java -Djarmode=tools -jar app.jar extract --layers --destination layers'),
  },
  stages(o, steps) {
    const manager = managers[o.manager]
    const build = baseImage(o.wrapper ? JDK : manager.image, o.images?.build, o.registry)
    const runtime = baseImage(o.modules === undefined ? JRE : LIBC, o.images?.runtime, o.registry)
    const { mirror, truststore, within } = javaDownloads(o, build.reference)

    const dependencies = stage('dependencies')
      .from(build.reference)
      .use((s) => (o.manager === 'gradle' ? s.env({ GRADLE_USER_HOME: GRADLE_HOME }) : s))
      .workdir('/app')
      .use(within(steps.install))
    const builder = stage('builder')
      .from(dependencies)
      .copy(['.'], '.')
      .use(within(steps.package))
      .run(`cp ${o.jar ?? manager.jar} app.jar`)
      .use((s) => (o.main === undefined ? s.use(steps.layers) : s))

    const linked =
      o.modules === undefined
        ? undefined
        : stage('jlink')
            .from(build.reference)
            .run(
              words('jlink', [
                `--add-modules=${o.modules.join(',')}`,
                '--strip-java-debug-attributes',
                '--no-header-files',
                '--no-man-pages',
                '--compress=zip-6',
                '--output=/opt/jre',
              ]),
            )

    const command = [
      'java',
      ...o.jvm,
      ...(o.main === undefined ? ['-jar', 'app.jar'] : ['-cp', `app.jar:${LIBRARIES}/*`, o.main]),
      ...(o.arguments ?? []),
    ]
    const service = stage('runtime')
      .from(runtime.reference)
      .use((s) => (linked === undefined ? s : s.copyFrom(linked, '/opt/jre', '/opt/jre')))
      .use((s) => {
        const env = { ...(linked === undefined ? {} : { PATH: '/opt/jre/bin:$PATH' }), ...o.env }
        return Object.keys(env).length === 0 ? s : s.env(env)
      })
      .workdir('/app')
      .use((s) =>
        o.main === undefined
          ? // What changes least comes first.
            ['dependencies', 'snapshot-dependencies', 'application'].reduce(
              (made, layer) => made.copyFrom(builder, `/app/layers/${layer}/`, './'),
              s,
            )
          : s.copyFrom(dependencies, `/app/${LIBRARIES}`, `./${LIBRARIES}`).copyFrom(builder, '/app/app.jar', './'),
      )
      .user(runtime.user)
      .expose(o.port)
      .use(labelled(o.labels))
      .use(checkedBy(o.healthcheck, (path) => request(runtime, o.port, path)))
      .use((s) => startedWith(s, command, runtime))

    return {
      mirror,
      truststore,
      dependencies,
      builder,
      test: stage('test')
        .from(builder)
        .use(within((s) => s.run((o.test as Command | undefined) ?? manager.test(o)))),
      jlink: linked,
      runtime: service,
    }
  },
  ignore: (o) =>
    ignored(['target', '*/target', 'build', '*/build', '**/.gradle', '.idea', '**/*.iml', '.vscode'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

/** Images without a shell start with `java -jar`: that is said anew. In others the entrypoint may do something useful. */
const startedWith = <S extends Stage>(on: S, [java, ...rest]: readonly string[], { distribution }: BaseImage): S =>
  distribution === 'distroless' ? on.entrypoint([java!]).cmd(rest) : on.cmd([java!, ...rest])

/** Succeeds when the service answers with 2xx, with what the image has: a JRE has nothing that asks. */
function request(base: BaseImage, port: number, path: string): readonly string[] {
  const distribution = distributionFor('the health check', base)
  if (distribution === 'alpine') return ['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}${path}`]
  if (distribution === 'debian') {
    return [
      'bash',
      '-c',
      `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' '${path}' >&3 && read -r _ status _ <&3 && [[ $status == 2* ]]`,
    ]
  }
  throw new DockerfileError({
    code: 'bad-option',
    message: `javaService: nothing in '${base.reference}' can ask for "${path}"`,
    hint: "Give a command that the image has: healthcheck: ['java', '-cp', 'app.jar', 'com.example.Check']",
  })
}
