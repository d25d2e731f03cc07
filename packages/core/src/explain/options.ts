/** What a build is given, so far as it matters to what its instructions mean. */
export interface BuildInput {
  /** Values of build arguments. */
  readonly buildArguments?: Readonly<Record<string, string>>
  /** The platform that is built for, and on. Default: `linux/amd64`. */
  readonly platform?: string
  /**
   * The names of named contexts. In a Dockerfile they read like images, so what is not named here, and is no stage, is
   * taken for an image.
   */
  readonly contexts?: readonly string[]
}

/** The build arguments with those that BuildKit gives by itself. */
export function givenArguments({ buildArguments, platform = 'linux/amd64' }: BuildInput): Record<string, string> {
  const [os = '', arch = '', variant = ''] = platform.split('/')
  const automatic: Record<string, string> = { TARGETSTAGE: 'default' }
  for (const side of ['BUILD', 'TARGET']) {
    const values = { PLATFORM: platform, OS: os, OSVERSION: '', ARCH: arch, VARIANT: variant }
    for (const [name, value] of Object.entries(values)) automatic[`${side}${name}`] = value
  }
  return { ...automatic, ...buildArguments }
}
