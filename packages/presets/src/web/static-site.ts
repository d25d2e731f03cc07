import { ignored, imageOption, mirroredSyntax, pathOption, registryOption, serviceFacts } from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import { immutableOption, settingsOf, siteOptions } from './site-options.js'
import { NGINX, configure, siteRuntime } from './site-runtime.js'

const { certificates: _, ...facts } = serviceFacts

/**
 * Files that are served as they are, by nginx.
 *
 *     staticSite({ folder: 'html' })
 *
 * One target: `runtime`. Nothing is built or downloaded.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const staticSite = definePreset({
  name: 'staticSite',
  version: '0.1.0',
  summary: 'Files that nginx serves as they are.',
  options: {
    /** The folder of the build context that has the files. */
    folder: pathOption({
      description: 'The folder of the build context that has the files.',
      default: 'public',
      samples: ['html'],
    }),
    /** Gives index.html for every path that is no file: the app itself knows what the path means. */
    spa: option.flag({
      description: 'Gives index.html for every path that is no file: the app itself knows what the path means.',
    }),
    /** Folders of the site whose files get another name when they change: browsers keep them for a year. */
    immutable: immutableOption([]),
    ...siteOptions,
    /** Another image than nginxinc/nginx-unprivileged:1.29-alpine-slim to run on. */
    images: option.group({
      description: `Another image than ${NGINX} to run on.`,
      options: { runtime: imageOption(`The image that the runtime begins with. Default: ${NGINX}.`) },
    }),
    /** A registry that has copies of all public images; or a function from their references to yours. */
    registry: registryOption,
    ...facts,
  },
  steps: {
    /** Tells nginx of the site. */
    configure: (on, o) => configure(on, settingsOf(o)),
  },
  stages: (o, steps) => ({
    runtime: siteRuntime(o, steps.configure, (s, folder) => s.copy([o.folder], folder)),
  }),
  ignore: (o) => ignored([], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})
