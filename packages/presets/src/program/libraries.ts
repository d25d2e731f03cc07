import { DockerfileError } from '@stagecraft/core'
import type { BaseImage, Distribution } from '../common/index.js'

type Library = 'musl' | 'glibc'

const libraries: { readonly [D in Distribution]: Library | undefined } = {
  alpine: 'musl',
  debian: 'glibc',
  distroless: 'glibc',
  scratch: undefined,
}

/**
 * A program that is linked dynamically runs only beside the C library that it was linked with. What the name of an image
 * does not tell is left to its user.
 *
 * @throws {DockerfileError} 'bad-option'
 */
export function checkLibraries(preset: string, build: BaseImage, runtime: BaseImage): void {
  if (build.distribution === undefined || runtime.distribution === undefined) return
  const [needed, found] = [libraries[build.distribution], libraries[runtime.distribution]]
  if (needed === found) return
  throw new DockerfileError({
    code: 'bad-option',
    message: `${preset}: what '${build.reference}' builds needs ${needed ?? 'nothing'} when it runs, and '${runtime.reference}' has ${found ?? 'no libraries'}`,
    hint: 'Choose images for building and for running that have the same C library',
  })
}
