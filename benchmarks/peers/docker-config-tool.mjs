import { pathToFileURL } from 'node:url'

/** docker-config-tool-js of a folder: `packages/docker-config-tool-js` of its repository, with its dependency installed. */
export async function dockerConfigTool(folder) {
  const { DockerConfigTool } = await import(String(pathToFileURL(`${folder}/dist/index.mjs`)))
  const make = (from, fill) => {
    const file = new DockerConfigTool()
    fill(file.withStage({ from, as: 'app' }))
    return file.toString()
  }
  const node = (fill) => make('node:22-alpine', fill)
  return {
    name: 'docker-config-tool-js',
    cases: {
      stage: () => node((app) => app.withCopy('/app/dist', '/srv').setFrom('biuld')),
      untagged: () => make('node', () => {}),
      reference: () => make('Node: 22 alpine', () => {}),
      keyword: () => node((app) => app.withRnu('npm ci')),
      commands: () => node((app) => app.withRun({ commands: ['npm ci', 'npm test'] })),
      script: () => node((app) => app.withRun('set -e\nfalse\necho done')),
      exec: () => node((app) => app.withCmd('sh', '-c', 'echo "a b"\necho 2')),
      env: () => node((app) => app.withEnv({ GREETING: 'say "hi"' })),
      label: () => node((app) => app.withLabel({ title: 'the "big" one' })),
      blank: () => node((app) => app.withCopy('my file.txt', '/data/')),
      health: () => node((app) => app.withHealthCheck({ cmds: 'curl -f http://localhost/ || exit 1', retries: 3 })),
      user: () => node((app) => app.withUser('node')),
    },
    several: () =>
      node((app) => {
        app.withEnv({ A: '1', B: '2', C: '3' })
        app.withLabel({ a: '1', b: '2', c: '3' })
      }),
  }
}
