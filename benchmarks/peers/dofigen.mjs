import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// By digest, so that no registry is asked.
const node = `fromImage: { path: node, digest: sha256:${'0'.repeat(64)} }\n`

/** Dofigen, by its program. */
export function dofigen(program) {
  const inFolder = (work) => {
    const folder = mkdtempSync(join(tmpdir(), 'dofigen-'))
    const run = (...args) => {
      const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
      if (error) throw error
      if (status !== 0) throw new Error(stderr.trim())
      return stdout
    }
    try {
      return work(folder, run)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const generated = (folder, run) => {
    // Without its own labels.
    run('generate', '--offline', '--no-labels')
    return readFileSync(join(folder, 'Dockerfile'), 'utf8')
  }
  const make = (yaml) =>
    inFolder((folder, run) => {
      writeFileSync(join(folder, 'dofigen.yml'), yaml)
      return generated(folder, run)
    })
  const list = JSON.stringify
  return {
    name: 'Dofigen',
    // It asks the registry for `node:latest`, which a comparison without network cannot.
    untried: { untagged: 'asks for `latest`' },
    cases: {
      stage: () => make(`${node}copy:\n  - fromBuilder: biuld\n    paths: [/app/dist]\n    target: /srv\n`),
      reference: () => make('fromImage: "Node: 22 alpine"\n'),
      keyword: () => make(`${node}rnu: npm ci\n`),
      commands: () => make(`${node}run: [npm ci, npm test]\n`),
      script: () => make(`${node}run: ${list('set -e\nfalse\necho done')}\n`),
      exec: () => make(`${node}cmd: ${list(['sh', '-c', 'echo "a b"\necho 2'])}\n`),
      env: () => make(`${node}env: { GREETING: ${list('say "hi"')} }\n`),
      label: () => make(`${node}label: { title: ${list('the "big" one')} }\n`),
      blank: () => make(`${node}copy:\n  - paths: ["my file.txt"]\n    target: /data/\n`),
      health: () => make(`${node}healthcheck: { cmd: curl -f http://localhost/ || exit 1, retries: 3 }\n`),
      user: () => make(`${node}user: node\n`),
    },
    several: () => make(`${node}env: { A: x, B: y, C: z }\nlabel: { a: x, b: y, c: z }\n`),
    again: (source) =>
      inFolder((folder, run) => {
        writeFileSync(join(folder, 'Dockerfile'), source)
        run('parse')
        return generated(folder, run)
      }),
  }
}
