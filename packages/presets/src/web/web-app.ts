import { stage, type Command } from '@stagecraft/core'
import { ignored, imageOptions, mirroredSyntax, pathOption, serviceFacts } from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import { NODE, OWNED_BY_ROOT, building, install, prepare, projectBase, projectOptions } from '../node/project.js'
import { immutableOption, settingsOf, siteOptions } from './site-options.js'
import { NGINX, configure, siteRuntime } from './site-runtime.js'

/**
 * A web app that a bundler builds, such as Vite, webpack or Create React App: nginx serves what came out, and the image
 * has neither Node nor the source.
 *
 *     webApp({ output: 'build', immutable: ['static'] })
 *
 * Targets: `dev`, `test`, `runtime`. Files with a hash in their name are kept by browsers for a year, all others are asked
 * for again, and a path that is no file gets index.html.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const webApp = definePreset({
  name: 'webApp',
  version: '0.1.0',
  summary: 'A web app that a bundler builds and nginx serves.',
  options: {
    /** The command that builds. */
    build: option.command({ description: 'The command that builds.', default: 'npm run build' }),
    /** The folder that the build writes. */
    output: pathOption({ description: 'The folder that the build writes.', default: 'dist', samples: ['build'] }),
    /** The command that tests, for the target `test`. */
    test: option.command({ description: 'The command that tests, for the target `test`.', default: 'npm test' }),
    /** What the target `dev` runs; it must listen on all addresses of the container. */
    dev: option.program({
      description: 'What the target `dev` runs; it must listen on all addresses of the container.',
      default: ['npm', 'run', 'dev', '--', '--host', '0.0.0.0'],
      samples: [['npm', 'start']],
    }),
    /** The port that the target `dev` listens on. */
    devPort: option.port({ description: 'The port that the target `dev` listens on.', default: 5173 }),
    /** Gives index.html for every path that is no file: the app itself knows what the path means. */
    spa: option.flag({
      description: 'Gives index.html for every path that is no file: the app itself knows what the path means.',
      default: true,
    }),
    /** Folders of the site whose files get another name when they change: browsers keep them for a year. */
    immutable: immutableOption(['assets']),
    ...siteOptions,
    ...imageOptions({ build: NODE, runtime: NGINX }),
    ...projectOptions,
    ...serviceFacts,
  },
  steps: {
    /** What root does before anybody builds: packages of the distribution, and the package manager. */
    prepare,
    /** Manifests, install and source. */
    install,
    /** The build. */
    build: (on, o) => building(on, o.build as Command, o),
    /** The tests. */
    test: (on, o) => on.run(o.test as Command),
    /** Tells nginx of the site. */
    configure: (on, o) => configure(on, settingsOf(o)),
  },
  stages(o, steps) {
    const base = projectBase(o, steps.prepare)
    const source = stage('source').from(base).use(steps.install)
    const builder = stage('builder').from(source).use(steps.build).artifact('site', `/app/${o.output}`)
    return {
      base,
      source,
      dev: stage('dev').from(source).expose(o.devPort).cmd(o.dev),
      builder,
      test: stage('test').from(source).use(steps.test),
      runtime: siteRuntime(o, steps.configure, (s, folder) =>
        s.copyFrom(builder.artifacts.site, folder, OWNED_BY_ROOT),
      ),
    }
  },
  ignore: (o) => ignored([o.output, 'coverage'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})
