import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shareLink } from '../playground/share-link.js'

const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
const read = (path: string): string => readFileSync(folder + path, 'utf8')

/** A page for every example: what its README says, its config, and the Dockerfile that it gives. */
export default {
  paths: async () => [
    ...(await Promise.all(
      readdirSync(folder)
        .filter((name) => existsSync(`${folder}${name}/dockerfile.config.ts`))
        .map(async (name) => ({ params: { name }, content: await pageOf(name) })),
    )),
    { params: { name: 'company-presets' }, content: companyPresets() },
  ],
}

async function pageOf(name: string): Promise<string> {
  const config = read(`${name}/dockerfile.config.ts`)
  const tryIt = /@stagecraft\/presets\/workspace/.test(config)
    ? 'It reads the package.json files of a repository, so the playground cannot show it.'
    : `<a href="/playground/${await shareLink({ kind: 'config', text: config })}" target="_self">Open it in the playground</a>`
  return [
    linksFrom(name, read(`${name}/README.md`)),
    '## Config',
    shown(`${name}/dockerfile.config.ts`),
    tryIt,
    '## Dockerfile',
    `\`\`\`dockerfile\n${read(`${name}/Dockerfile`)}\`\`\``,
  ].join('\n\n')
}

function companyPresets(): string {
  const sources = readdirSync(`${folder}company-presets/src`).filter((name) => name.endsWith('.ts'))
  return [
    '# Company presets',
    'An npm package of a company with presets of its own and their tests, and a service that uses one. ' +
      '[The guide](../company-presets.md) explains it.',
    ...['package.json', ...sources.map((name) => `src/${name}`), 'service/dockerfile.config.ts'].map((path) =>
      shown(`company-presets/${path}`),
    ),
  ].join('\n\n')
}

/** A file as a block of code with its name. */
const shown = (path: string): string =>
  `\`\`\`\`${extname(path).slice(1)} [${path.slice(path.indexOf('/') + 1)}]\n${read(path)}\`\`\`\``

/** The page lies in `docs/examples`, its text in `examples/<name>`. */
const linksFrom = (name: string, text: string): string =>
  text.replace(/\]\((?!https?:)([^)]+)\)/g, (_, path: string) => `](../../examples/${name}/${path})`)
