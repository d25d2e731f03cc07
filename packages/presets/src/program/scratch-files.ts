import { BUILDPLATFORM, DockerfileError, heredoc, stage, type Artifact } from '@stagecraft/core'
import { installing, type BaseImage, type Downloads, type Packages } from '../common/index.js'

/** What the image that builds must install before its files can be taken. */
export interface ScratchNeeds {
  readonly packages?: Packages
  /** Takes the database of time zones along. */
  readonly timezones?: boolean
}

/**
 * What programs expect of a system, and an empty image lacks: certificates, a folder for temporary files, an entry and a
 * home for the user. It depends on no source, so a change of the program leaves it in the cache.
 *
 * @throws {DockerfileError} 'bad-option' when the user is not told by numbers
 */
export function scratchFiles(build: BaseImage, user: string, needs: ScratchNeeds, downloads: Downloads): Artifact {
  const { uid, gid } = numbersOf(user)
  const { packages = { alpine: [], debian: [] }, timezones = false } = needs
  const zones = timezones ? ['tzdata'] : []
  const files = stage('files')
    .from(build.reference, { platform: BUILDPLATFORM })
    .use(
      installing(build, { alpine: [...packages.alpine, ...zones], debian: [...packages.debian, ...zones] }, downloads),
    )
    .run(
      heredoc(
        [
          'set -e',
          'mkdir -p /files/etc/ssl/certs /files/home/nonroot /files/tmp',
          'chmod 1777 /files/tmp',
          `chown ${uid}:${gid} /files/home/nonroot`,
          'cp /etc/ssl/certs/ca-certificates.crt /files/etc/ssl/certs/',
          `echo "nonroot:x:${uid}:${gid}:nonroot:/home/nonroot:/sbin/nologin" >/files/etc/passwd`,
          `echo "nonroot:x:${gid}:" >/files/etc/group`,
          ...(timezones ? ['mkdir -p /files/usr/share', 'cp -r /usr/share/zoneinfo /files/usr/share/'] : []),
          '',
        ].join('\n'),
      ),
    )
    .artifact('files', '/files/')
  return files.artifacts.files
}

function numbersOf(user: string): { readonly uid: string; readonly gid: string } {
  const [, uid, gid = uid] = /^(\d+)(?::(\d+))?$/.exec(user) ?? []
  if (uid !== undefined && gid !== undefined) return { uid, gid }
  throw new DockerfileError({
    code: 'bad-option',
    message: `'${user}' cannot be the user of an empty image: it has no names, only numbers such as '65532:65532'`,
  })
}
