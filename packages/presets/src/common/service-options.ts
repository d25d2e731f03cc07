import { option } from '../define/index.js'
import { certificatesOption } from './certificates.js'
import { healthcheckOption } from './healthcheck.js'
import { ignoreOption } from './ignored.js'
import { labelsOption } from './labels.js'

/** Options of every preset. */
export const imageFacts = {
  /** Certificates (PEM, all that are trusted) for steps that download; they are mounted and stay in no image. */
  certificates: certificatesOption,
  /** Labels of the image: `title`, `source`, `version` … become org.opencontainers.image labels. */
  labels: labelsOption,
  /** Variables of the environment that the container has. */
  env: option.pairs({
    description: 'Variables of the environment that the container has.',
    samples: [{ LOG_LEVEL: 'info' }],
  }),
  /** More patterns for the ignore file, after those of the preset: what the build is not to see. */
  ignore: ignoreOption,
} as const

/** Options of what answers requests. */
export const serviceFacts = {
  ...imageFacts,
  /** Tells whether the container works: a path that must answer, or a command that must succeed. */
  healthcheck: healthcheckOption,
} as const
