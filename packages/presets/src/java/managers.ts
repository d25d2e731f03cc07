import { and, inline, type Stage } from '@stagecraft/core'

/** What decides how the project is built. */
export interface Building {
  readonly manager: 'maven' | 'gradle'
  readonly wrapper: boolean
  readonly main: string | undefined
}

/** What one tool does. */
export interface JavaManager {
  /** The image that has the tool. */
  readonly image: string
  /** What has the project itself when it is built. */
  readonly jar: string
  /** Manifests, and all that building and running need, besides what only tests or unusual plugins do. */
  readonly install: (stage: Stage, how: Building) => Stage
  /** Packages the project without testing it. */
  readonly build: (how: Building) => string
  readonly test: (how: Building) => string
}

/** Where the libraries of a plain jar are, beside it. */
export const LIBRARIES = 'lib'

const mvn = ({ wrapper }: Building): string => `${wrapper ? './mvnw' : 'mvn'} --batch-mode --no-transfer-progress`
const gradle = ({ wrapper }: Building): string => `${wrapper ? './gradlew' : 'gradle'} --no-daemon`

/** Without a match, as most projects are, nothing is copied: a name by itself would have to exist. */
const MVN_FOLDER = '.mv[n]'
const GRADLE_FOLDER = 'gradl[e]'

/**
 * `gradle dependencies` downloads what describes the libraries and not the libraries, and a build without a source finds
 * nothing to do.
 */
const downloadScript = (main: string | undefined): string => `allprojects { project ->
  project.tasks.create('downloadLibraries') {
    doLast {
      project.configurations.findAll { it.canBeResolved && it.name.endsWith('Classpath') }.each { it.files }
${
  main === undefined
    ? ''
    : `      if (project == project.rootProject) {
        project.copy {
          from project.configurations.runtimeClasspath
          into '${LIBRARIES}'
        }
      }
`
}    }
  }
}
`

const DOWNLOAD = '--init-script /tmp/download.gradle downloadLibraries'

export const managers: { readonly [Name in Building['manager']]: JavaManager } = {
  maven: {
    image: 'maven:3.9-eclipse-temurin-21',
    jar: 'target/*.jar',
    install: (stage, how) =>
      stage
        .copy(['pom.xml', ...(how.wrapper ? ['mvnw'] : [])], './')
        .copy([MVN_FOLDER], './.mvn/')
        .run(
          how.main === undefined
            ? `${mvn(how)} dependency:resolve`
            : and(
                `mkdir ${LIBRARIES}`,
                `${mvn(how)} dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=${LIBRARIES}`,
              ),
        )
        // Plugins download what they need when they run. Without the source some of them fail, which is no matter here.
        .run(and(`${mvn(how)} --fail-never package -DskipTests -Dspring-boot.repackage.skip`, 'rm -rf target')),
    build: (how) => `${mvn(how)} package -Dmaven.test.skip`,
    test: (how) => `${mvn(how)} test`,
  },
  gradle: {
    image: 'gradle:8-jdk21',
    jar: 'build/libs/*.jar',
    install: (stage, how) =>
      stage
        .copy(['build.gradle*', 'settings.gradle*', 'gradle.properties*', ...(how.wrapper ? ['gradlew'] : [])], './')
        .copy([GRADLE_FOLDER], './gradle/')
        .copy([inline('download.gradle', downloadScript(how.main))], '/tmp/')
        .run(
          how.main === undefined
            ? `${gradle(how)} ${DOWNLOAD}`
            : and(`mkdir ${LIBRARIES}`, `${gradle(how)} ${DOWNLOAD}`),
        ),
    build: (how) => `${gradle(how)} ${how.main === undefined ? 'bootJar' : 'jar'}`,
    test: (how) => `${gradle(how)} test`,
  },
}
