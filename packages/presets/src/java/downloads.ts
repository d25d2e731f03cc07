import { bind, DockerfileError, inline, stage, type Mount, type Stage } from '@stagecraft/core'
import {
  CERTIFICATES,
  certificateMounts,
  fileMounts,
  type Certificates,
  type Mirrors,
  type MountedFile,
} from '../common/index.js'
import { gradleMirror, mavenSettings } from './mirror.js'
import { truststoreOf } from './truststore.js'

/** What Maven and Gradle are told about downloads. */
export interface JavaDownloads {
  readonly manager: 'maven' | 'gradle'
  readonly wrapper: boolean
  readonly settings: MountedFile | undefined
  readonly mirrors: Mirrors<'maven'> | undefined
  readonly certificates: Certificates | undefined
}

/** How steps download: stages whose files they mount, and what puts a step under them. */
export interface Downloading {
  readonly mirror: Stage<'mirror'> | undefined
  readonly truststore: Stage<'truststore'> | undefined
  readonly within: (body: (stage: Stage) => Stage) => <S extends Stage>(stage: S) => S
}

/** Where Gradle keeps what it downloads, whatever home the image has for it. */
export const GRADLE_HOME = '/gradle'

const places = {
  maven: { settings: '/root/.m2/settings.xml', mirror: '/root/.m2/settings.xml', text: mavenSettings },
  gradle: {
    settings: `${GRADLE_HOME}/init.d/settings.gradle`,
    mirror: `${GRADLE_HOME}/init.d/mirror.gradle`,
    text: gradleMirror,
  },
} as const

/**
 * Settings, mirror and certificates are mounted where the tool looks for them, and its variables are build arguments: no
 * image has them.
 *
 * @param image one with a JDK
 */
export function javaDownloads(told: JavaDownloads, image: string): Downloading {
  const { manager, wrapper, settings, certificates } = told
  const address = told.mirrors?.maven
  const place = places[manager]
  if (manager === 'maven' && settings !== undefined && address !== undefined) {
    throw new DockerfileError({
      code: 'bad-option',
      message: 'javaService: Maven reads one settings.xml, so "settings" and the mirror of "maven" exclude each other',
      hint: 'Write the mirror into the settings: <mirrors><mirror>…',
    })
  }
  const mirror =
    address === undefined
      ? undefined
      : stage('mirror')
          .from('scratch')
          .copy([inline('settings', place.text(address))], '/')
  const truststore = certificates === undefined ? undefined : truststoreOf(certificates, image)
  const mounts: readonly Mount[] = [
    ...fileMounts(settings, place.settings),
    ...(mirror === undefined ? [] : [bind(place.mirror, { from: mirror, source: '/settings' })]),
    ...(truststore?.mounts ?? []),
    ...(wrapper && manager === 'maven' ? certificateMounts(certificates) : []),
  ]
  const variables = {
    ...(truststore === undefined ? {} : { JAVA_TOOL_OPTIONS: truststore.options }),
    // The wrapper of Maven is a script that downloads Maven with curl; that of Gradle is a program of Java.
    ...(wrapper && manager === 'maven'
      ? {
          ...(address === undefined ? {} : { MVNW_REPOURL: address.replace(/\/$/, '') }),
          ...(certificates === undefined ? {} : { CURL_CA_BUNDLE: CERTIFICATES }),
        }
      : {}),
  }
  return {
    mirror,
    truststore: truststore?.stage,
    within: (body) => {
      const changed = (on: Stage): Stage => {
        const informed = Object.entries(variables).reduce((made, [name, value]) => made.arg(name, value), on)
        return mounts.length === 0 ? body(informed) : informed.within({ mounts }, body)
      }
      return <S extends Stage>(on: S) => changed(on) as S
    },
  }
}
