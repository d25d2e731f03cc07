// Tries what a user gets: packs every public package, checks the tarballs, installs them in a folder outside the
// workspace, imports every entry, type-checks a config there with the oldest and the newest compiler, and runs the CLI.
// Then it does what a company does: packs presets of its own, and uses them in a service that has never seen this workspace.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { publishFaults } from './publish-faults.mjs'
import { check, finish, install, newFolder, packAll, root, run, tarballOf, work } from './packed.mjs'
import { reachedDeclarations } from './declarations.mjs'

const require = createRequire(import.meta.url)
const packages = packAll()

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))

/** Subpaths that a program imports: everything but package.json. */
const entriesOf = ({ packed }) =>
  Object.keys(packed.exports ?? {})
    .filter((path) => path !== './package.json')
    .map((path) => packed.name + path.slice(1))

for (const each of packages) {
  const { name } = each.manifest
  check(`${name}: the packed package.json speaks of nothing that only the workspace has`, () => {
    const text = JSON.stringify(each.packed)
    const found = ['stagecraft-source', 'workspace:', './src/', root].filter((word) => text.includes(word))
    return found.length === 0 ? undefined : `found: ${found.join(', ')}`
  })
  check(`${name}: has a licence, and neither tests nor build records`, () => {
    const files = filesBelow(each.unpacked).map((path) => path.slice(each.unpacked.length + 1))
    const wrong = files.filter((path) => /\.test(-d)?\.|tsbuildinfo|(^|\/)testing\//.test(path))
    if (!files.includes('LICENSE')) wrong.push('no LICENSE')
    return wrong.length === 0 ? undefined : wrong.join('\n')
  })
  check(`${name}: has the declarations that its entries lead to, and no others`, () => {
    const dist = join(each.folder, 'dist')
    const wanted = [...reachedDeclarations(each.folder, each.manifest.exports)].map((path) => relative(dist, path))
    const packed = filesBelow(each.unpacked).filter((path) => path.endsWith('.d.ts'))
    const found = new Set(packed.map((path) => relative(join(each.unpacked, 'dist'), path)))
    const missing = wanted.filter((path) => !found.has(path))
    const needless = [...found].filter((path) => !wanted.includes(path))
    return missing.length + needless.length === 0
      ? undefined
      : `missing: ${missing.join(', ')}\nneedless: ${needless.join(', ')}`
  })
  check(`${name}: no file tells where it was built`, () => {
    const telling = filesBelow(each.unpacked).filter((path) => readFileSync(path, 'utf8').includes(root))
    return telling.length === 0 ? undefined : telling.join('\n')
  })
  check(`${name}: packed twice, it is the same to the byte`, () => {
    const again = readFileSync(tarballOf(each, 'again'))
    return again.equals(readFileSync(each.tarball)) ? undefined : 'the two tarballs differ'
  })
  check(`${name}: runs nothing when it is installed`, () => {
    const scripts = Object.keys(each.packed.scripts ?? {}).filter((script) => /install|prepare/.test(script))
    return scripts.length === 0 ? undefined : `scripts: ${scripts.join(', ')}`
  })
  await check(`${name}: publint`, async () => {
    const { messages } = await publint({ pkgDir: each.unpacked, pack: false, strict: true })
    return messages.length === 0 ? undefined : messages.map((message) => formatMessage(message, each.packed)).join('\n')
  })
  // A package that is only a program has no types to be wrong.
  if (entriesOf(each).length > 0) {
    check(`${name}: are the types right for everybody who can import it`, () => {
      const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
      run(process.execPath, [attw, each.tarball, '--profile', 'esm-only', '--format', 'ascii'], root)
    })
  }
}

const origin = 'https://forge.example/owner/name'
const fit = packages.map(({ packed }) => ({
  manifest: {
    ...packed,
    version: '1.2.3',
    homepage: origin,
    bugs: `${origin}/issues`,
    repository: { type: 'git', url: `git+${origin}.git` },
  },
  changelog: '# name\n\n## 1.2.3\n\n- News\n',
}))
/** What is said when the packages are published as they are fit for it, but for this. */
const faultsOf = (change, more) => {
  const changed = fit.map(({ manifest, changelog }) => ({ manifest: { ...manifest, ...change }, changelog }))
  return publishFaults({ packages: changed, changesets: [], repository: origin, tag: 'v1.2.3', ...more })
}
check('packages that are fit for it would be published', () => faultsOf({}).join('\n') || undefined)
for (const [what, faults] of Object.entries({
  'without a repository': faultsOf({ repository: undefined }),
  'from another repository': faultsOf({}, { repository: `${origin}-fork` }),
  'without an address for bugs': faultsOf({ bugs: undefined }),
  'of another version than the tag': faultsOf({ version: '1.2.4' }),
  'with notes that are in no version': faultsOf({}, { changesets: ['news.md'] }),
})) {
  check(`packages ${what} are not published`, () => (faults.length > 0 ? undefined : 'nothing was said'))
}

const stagecraft = packages.map(({ tarball }) => tarball)
const home = newFolder('home')
check('the tarballs install together, from outside the workspace', () => void install(home, stagecraft))

check('nothing that comes along runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8'))
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true)
  const named = scripted.map(([path]) => path.replace(/^.*node_modules[/]/, ''))
  // esbuild looks whether the binary of the platform is there; it works when scripts are switched off.
  return named.every((name) => name === 'esbuild') ? undefined : named.join(', ')
})
check('@stagecraft/core has no dependency', () => {
  const { dependencies = {}, optionalDependencies = {} } = packages.find(({ manifest }) =>
    manifest.name.endsWith('/core'),
  ).packed
  const names = Object.keys({ ...dependencies, ...optionalDependencies })
  return names.length === 0 ? undefined : names.join(', ')
})

for (const entry of packages.flatMap(entriesOf)) {
  check(`import '${entry}'`, () => {
    const program = `const m = await import(${JSON.stringify(entry)}); if (Object.keys(m).length === 0) throw new Error('exports nothing')`
    run(process.execPath, ['--input-type=module', '-e', program], home)
  })
}

const config = `import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').run('npm run build').artifact('site', '/app/dist')
const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/usr/share/nginx/html')

export default dockerfile(builder, web)
`
writeFileSync(join(home, 'dockerfile.config.ts'), config)

for (const [version, compiler] of [
  ['5.4', 'typescript-5.4/bin/tsc'],
  ['7.0', 'typescript-7/package.json'],
]) {
  const program = compiler.endsWith('.json')
    ? join(dirname(require.resolve(compiler)), 'bin/tsc')
    : require.resolve(compiler)
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', 'dockerfile.config.ts']
  const typeCheck = () => run(process.execPath, [program, ...options], home)
  check(
    `TypeScript ${version} accepts a config, and reads our declarations without skipLibCheck`,
    () => void typeCheck(),
  )
  check(`TypeScript ${version} refuses a misspelt artifact`, () => {
    writeFileSync(join(home, 'dockerfile.config.ts'), config.replace('artifacts.site', 'artifacts.sit'))
    try {
      typeCheck()
      return 'it was accepted'
    } catch (error) {
      return String(error).includes('sit') ? undefined : String(error)
    } finally {
      writeFileSync(join(home, 'dockerfile.config.ts'), config)
    }
  })
}

const program = join(home, 'node_modules/.bin/stagecraft')
check('stagecraft --version', () => {
  const [cli] = packages.filter(({ manifest }) => manifest.name === 'stagecraft')
  const said = run(program, ['--version'], home).trim()
  return said === cli.packed.version ? undefined : `said ${said}`
})

const bare = join(work, 'bare folder')
mkdirSync(bare)
for (const [where, folder] of [
  ['beside its package.json', home],
  ['in a folder without package.json', bare],
]) {
  check(`stagecraft emit, then check, ${where}`, () => {
    writeFileSync(join(folder, 'dockerfile.config.ts'), config)
    run(program, ['emit'], folder)
    const text = readFileSync(resolve(folder, 'Dockerfile'), 'utf8')
    if (!text.includes('COPY --from=builder /app/dist /usr/share/nginx/html\n')) return text
    run(program, ['check'], folder)
    return undefined
  })
}

check('stagecraft graph --svg', () => {
  const picture = run(program, ['graph', '--svg'], home)
  return picture.includes('<svg') && picture.includes('builder') ? undefined : picture
})

const newestCompiler = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
const company = join(root, 'examples/company-presets')

/** The company's package as `npm pack` makes it, from a copy that knows the packed packages only. */
function packCompany() {
  const folder = join(work, 'company')
  cpSync(company, folder, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) })
  install(folder, stagecraft)
  run(process.execPath, [newestCompiler, '-p', folder], folder)
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', work], folder)
  return join(
    work,
    readdirSync(work).find((name) => /^acme-images-.*\.tgz$/.test(name)),
  )
}

const service = join(work, 'service')
let acme
check('a company packs presets of its own, and a service installs them', () => {
  acme = packCompany()
  cpSync(join(company, 'service'), service, { recursive: true })
  writeFileSync(join(service, 'package.json'), '{ "name": "checkout-api", "private": true, "type": "module" }\n')
  install(service, [...stagecraft, acme])
  // What the Dockerfile takes has to be there for lint.
  writeFileSync(join(service, 'package-lock.json'), '{}\n')
})
check('its config, of one line, emits what the company wants, and check finds it fresh', () => {
  const inService = join(service, 'node_modules/.bin/stagecraft')
  run(inService, ['emit'], service)
  const text = readFileSync(join(service, 'Dockerfile'), 'utf8')
  const wanted = ['FROM registry.acme.example/public/node:', 'id=acme-ca', 'example.acme.team=payments', 'EXPOSE 8080']
  const missing = wanted.filter((part) => !text.includes(part))
  if (missing.length > 0) return `missing: ${missing.join(', ')}\n${text}`
  run(inService, ['check'], service)
  run(inService, ['lint', '--max-severity', 'none'], service)
})
const uninstalled = join(work, 'nothing installed')
check('where nothing is installed, what came with the program is found: npx -p stagecraft -p @acme/images', () => {
  const prefix = join(work, 'prefix')
  mkdirSync(prefix)
  const all = [...packages.map(({ manifest, tarball }) => [manifest.name, tarball]), ['@acme/images', acme]]
  const dependencies = Object.fromEntries(all.map(([name, tarball]) => [name, `file:${tarball}`]))
  // As npx makes its folder.
  writeFileSync(join(prefix, 'package.json'), JSON.stringify({ dependencies }))
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], prefix)
  mkdirSync(uninstalled)
  cpSync(join(service, 'dockerfile.config.ts'), join(uninstalled, 'dockerfile.config.ts'))
  for (const command of ['emit', 'check']) run(join(prefix, 'node_modules/.bin/stagecraft'), [command], uninstalled)
  const text = readFileSync(join(uninstalled, 'Dockerfile'), 'utf8')
  return text.includes('FROM registry.acme.example/public/node:') ? undefined : text
})
check('types can be installed there, which leaves no package.json', () => {
  const before = readdirSync(uninstalled)
  install(uninstalled, ['--no-package-lock', '--prefix', '.', ...stagecraft, acme])
  run(
    process.execPath,
    [newestCompiler, '--noEmit', '--strict', '--module', 'nodenext', 'dockerfile.config.ts'],
    uninstalled,
  )
  const left = readdirSync(uninstalled).filter((name) => !before.includes(name))
  return left.join() === 'node_modules' ? undefined : `it left: ${left.join(', ')}`
})
check('TypeScript 7.0 refuses a wrong option of the company', () => {
  const wrong = join(service, 'wrong.config.ts')
  const right = readFileSync(join(service, 'dockerfile.config.ts'), 'utf8')
  writeFileSync(wrong, right.replace("'payments'", "'payment'"))
  const options = ['--noEmit', '--strict', '--module', 'nodenext']
  run(process.execPath, [newestCompiler, ...options, 'dockerfile.config.ts'], service)
  try {
    run(process.execPath, [newestCompiler, ...options, 'wrong.config.ts'], service)
    return 'it was accepted'
  } catch (error) {
    return String(error).includes('"payments"') ? undefined : String(error)
  }
})

check('stagecraft lint --explain', () => {
  const page = run(program, ['lint', '--explain', 'root-user'], bare)
  return page.startsWith('# root-user\n') ? undefined : page
})

process.exitCode = finish()
