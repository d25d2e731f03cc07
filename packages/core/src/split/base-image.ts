import { knownImage } from '../model/lexical/base-images.js'
import { imageName } from '../model/lexical/image-name.js'
import { imageReference, partsOf, word, type ImageReference, type Stage, type Word } from '../model/index.js'
import { Refusal } from './refusal.js'

/** Releases of Debian that official images name in their tags, old ones first. */
const releases = ['buster', 'bullseye', 'bookworm', 'trixie'] as const
export type Release = (typeof releases)[number]

/** The official image that a stage begins with. */
export interface BaseImage {
  /** Its last component: `node`. */
  readonly name: string
  readonly repository: string
  readonly tag: string
  readonly distribution: 'alpine' | 'debian'
  /** The release of Debian, where the tag says it. */
  readonly release: Release | undefined
  readonly isSlim: boolean
  /** As it is written. */
  readonly written: Word
}

/** @throws {Refusal} for a base that is not surely one of the images that everybody knows */
export function baseImage(stage: Stage, reference: string | undefined): BaseImage {
  const { base } = stage
  if (base.kind !== 'image-reference' || reference === undefined) {
    throw new Refusal('the base image is not known without a build argument', stage)
  }
  const { repository, tag, digest } = imageName(reference)
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  if (knownImage(reference)?.official !== true) {
    throw new Refusal(`what the base image ${reference} has is not known; official images are`, stage)
  }
  if (digest !== undefined) {
    throw new Refusal(`the base image ${reference} has a digest, and there is none for the image of the runtime`, stage)
  }
  if (tag === undefined || !/^\w/.test(tag)) {
    throw new Refusal(`the base image ${reference} has no tag, so its version is not known`, stage)
  }
  if (/windows|nanoserver|ltsc|onbuild/.test(tag)) {
    throw new Refusal(`the base image ${reference} is of a kind that is not known here`, stage)
  }
  return {
    name,
    repository,
    tag,
    distribution: /alpine/.test(tag) ? 'alpine' : 'debian',
    release: releases.find((one) => tag.includes(one)),
    isSlim: /slim/.test(tag),
    written: base.reference,
  }
}

/** The same image in its small form: `node:22-bookworm` is `node:22-bookworm-slim`; alpine is small already. */
export function slimImage({ written, distribution, isSlim }: BaseImage): ImageReference {
  return imageReference(distribution === 'alpine' || isSlim ? written : word([...partsOf(written), '-slim']))
}

const alpineVersion = '3.22'
const newest: Release = 'trixie'

/** A small system on which programs run that were built on the base image. */
export function systemImage({ distribution, release, tag }: BaseImage): ImageReference {
  if (distribution === 'alpine') return imageReference(`alpine:${/alpine(\d+\.\d+)/.exec(tag)?.[1] ?? alpineVersion}`)
  return imageReference(`debian:${release ?? newest}-slim`)
}

/** The images without a shell, of the release of Debian that has the C library of the base image, or a newer one. */
export function distrolessImage({ release }: BaseImage, kind: 'static' | 'cc'): ImageReference {
  const debian = release === undefined || release === 'trixie' ? 13 : 12
  return imageReference(`gcr.io/distroless/${kind}-debian${debian}:nonroot`)
}
