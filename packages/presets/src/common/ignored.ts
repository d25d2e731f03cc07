import { option, type Option } from '../define/index.js'

/**
 * What no image needs, whatever it is made of: a change of these files also rebuilds nothing. Packages of npm are found in
 * folders without JavaScript too, since editors find the types of a config there.
 */
const everywhere = [
  '.git',
  '**/.DS_Store',
  '**/.env*',
  'Dockerfile*',
  '**/*.dockerignore',
  'dockerfile.config.*',
  '**/node_modules',
]

export const ignoreOption: Option<readonly string[], 'optional'> = option.texts({
  description: 'More patterns for the ignore file, after those of the preset: what the build is not to see.',
  samples: [['docs']],
})

/** Patterns of the ignore file: those of a stack, and those that its user adds. */
export const ignored = (stack: readonly string[], added: readonly string[] | undefined): readonly string[] => [
  ...everywhere,
  ...stack,
  ...(added ?? []),
]
