import { definePreset, nodeService, option } from '@stagecraft/presets'
import { house, houseOptions, owned } from './house.js'

/**
 * A Node service as it runs at Acme: from our registry, with our certificates, answering on /healthz.
 *
 *     acmeService({ team: 'payments', service: 'checkout-api' })
 */
export const acmeService = definePreset({
  name: 'acmeService',
  version: '1.4.0',
  summary: 'A Node service as it runs at Acme.',
  options: {
    ...houseOptions,
    /** The port that the service listens on. */
    port: nodeService.options.port,
    /** The package manager, whose lockfile lies beside package.json. */
    manager: option.choice(['npm', 'pnpm'], {
      description: 'The package manager, whose lockfile lies beside package.json.',
      default: 'npm',
    }),
    /** Lets the debugger of the target `dev` be reached from outside of the container. */
    debug: option.flag({
      description: 'Lets the debugger of the target `dev` be reached from outside of the container.',
    }),
  },
  stages({ team, service, port, manager, debug }) {
    const stages = nodeService.stages({
      ...house,
      port,
      manager,
      build: 'npm run build',
      command: ['node', 'dist/server.js'],
      dev: debug ? ['node', '--inspect=0.0.0.0:9229', '--watch', 'src/server.ts'] : ['npm', 'run', 'dev'],
      healthcheck: '/healthz',
    })
    return { ...stages, runtime: stages.runtime.use(owned(team, service)) }
  },
  ignore: () => ['.git', '**/.env*', '**/node_modules', 'dist', 'Dockerfile*', 'dockerfile.config.*'],
})
