// Files that measure what the types cost, most of all on 5.4. Raise a ceiling only with a reason.

/** Stages of 14 calls, each copying from the stage before it by value and from the one before that by name. */
function stages(count) {
  const lines = [`import { cache, dockerfile, stage } from '@stagecraft/core'`]
  for (let i = 0; i < count; i++) {
    lines.push(
      `const s${i} = stage('stage-${i}')`,
      `  .from('registry.example.com/team/base-${i}:1.${i}')`,
      `  .workdir('/app/${i}')`,
      `  .copy(['package-${i}.json', 'lock.json'], './')`,
      `  .run('npm ci', { mounts: [cache('/root/.npm')] })`,
      `  .copy('src', 'src', { chown: 'node' })`,
    )
    if (i > 1)
      lines.push(
        `  .copyFrom(s${i - 1}.artifacts.out${i - 1}, '/in')`,
        `  .copyFrom('stage-${i - 2}', '/app/out', '/more')`,
      )
    lines.push(
      `  .run(['make', 'all'])`,
      `  .artifact('out${i}', '/app/out')`,
      `  .env({ STAGE: '${i}' })`,
      `  .user('node')`,
      `  .expose(${8000 + i})`,
      `  .cmd(['node', '${i}.js'])`,
    )
  }
  lines.push(`export default dockerfile(${Array.from({ length: count }, (_, i) => `s${i}`).join(', ')})`)
  return lines.join('\n')
}

function chain(count) {
  const calls = Array.from({ length: count }, (_, i) => `  .run('echo ${i}')`)
  return [
    `import { dockerfile, stage } from '@stagecraft/core'`,
    `const long = stage('long').from('alpine:3.22')`,
    ...calls,
    `export default dockerfile(long)`,
  ].join('\n')
}

export const budgets = [
  { name: 'one-stage', text: stages(1), ceiling: 1_500 },
  { name: 'thirty-stages', text: stages(30), ceiling: 18_000 },
  { name: 'three-hundred-stages', text: stages(300), ceiling: 178_000 },
  { name: 'chain-of-500', text: chain(500), ceiling: 1_100 },
]
