const system = new Set(
  'bin boot config data dev docker-entrypoint.d docker-entrypoint-initdb.d etc go home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr var'.split(
    ' ',
  ),
)

/** Whether well-known images have such a folder of their own, so that files may be there which nobody put there. */
export const isSystemPath = (path: string): boolean => system.has(path.split('/', 2)[1] ?? '')
