const system = new Set(
  'bin boot config data dev docker-entrypoint.d docker-entrypoint-initdb.d etc go home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr var'.split(
    ' ',
  ),
)

/** What else stands at the root of some images. */
const own: readonly (readonly [image: RegExp, names: readonly string[]])[] = [
  [/(?:^|\/)dart(?:[:@]|$)/, ['runtime']],
  [/(?:^|\/)docker(?:[:@]|$)/, ['certs']],
  [/(?:^|\/)deno(?:[:@]|$)/, ['deno', 'deno-dir', 'tini']],
  [/(?:^|\/)distroless\/.*debug/, ['busybox']],
  [
    /(?:^|\/)(?:composer|nginx|postgres|mysql|mariadb|redis)(?:[:@]|$)/,
    ['composer', 'docker-entrypoint.sh', 'entrypoint.sh'],
  ],
]

/**
 * Whether well-known images, or that one, have such a file or folder of their own, so that files may be there which nobody
 * put there.
 */
export function isSystemPath(path: string, image = ''): boolean {
  const name = path.split('/', 2)[1] ?? ''
  return system.has(name) || own.some(([of, names]) => names.includes(name) && of.test(image))
}
