import { describe, expect, test } from 'vitest'
import { simpleCommands } from '../../shell/read-script.js'
import { madeBy } from './made.js'

/** What the last command of a script makes that runs in /src: folders with a slash at their end, then files. */
function made(script: string): readonly string[] | undefined {
  const found = madeBy(simpleCommands(script)!.at(-1)!, '/src')
  return found === undefined
    ? undefined
    : [...found.trees.map((path) => (path === '/' ? path : `${path}/`)), ...found.files]
}

type Row = readonly [script: string, made: readonly string[] | undefined]

describe('what a command makes', () => {
  test.each<Row>([
    ['cp a /out', ['/src/a/', '/out/']],
    ['cp -r a b ../out', ['/src/a/', '/src/b/', '/out/']],
    ['cp -t /out a', ['/out/', '/src/a/']],
    ['cp -at/out a', ['/out/', '/src/a/']],
    ['cp --target-directory=/out a', ['/out/', '/src/a/']],
    ['cp a $OUT', undefined],
    ['mv a "$OUT"', undefined],
    ['mv a /{b,c}', undefined],
    ['ln -s /a /b', ['/a/', '/b/']],
    ['touch x.txt', ['/src/x.txt/']],
    ['install -D a /out/b', ['/src/a/', '/out/b/']],
    ['tee /out', ['/out/']],
    ['sed -i s/a/b/ /out', ['/src/s/a/b/', '/out/']],
    ['dd if=/dev/zero of=/disk', ['/src/if=/dev/zero/', '/dev/zero/', '/src/of=/disk/', '/disk/']],
    ['rsync -a a/ /out', ['/src/a/', '/out/']],
  ])('files: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['tar xf a.tgz', ['/src/xf/', '/src/a.tgz/', '/src/']],
    ['tar -xf a.tgz -C /out', ['/src/a.tgz/', '/out/', '/src/']],
    ['tar -xzC/out', ['/out/', '/src/']],
    ['tar -xf a.tgz --directory=/out', ['/src/a.tgz/', '/out/', '/src/']],
    ['unzip -qd/out a.zip', ['/out/', '/src/a.zip/', '/src/']],
    ['wget https://example.org/a', ['/src/']],
    ['wget -qO/out https://example.org/a', ['/out/', '/src/']],
    ['wget -P ../out https://example.org/a', ['/out/', '/src/']],
    ['curl -fsSLo /out https://example.org/$V', ['/out/', '/src/']],
    ['curl -o $OUT https://example.org/a', undefined],
    ['curl --proxy=http://example.org https://example.org/a', ['/src/']],
    ['git clone https://example.org/a.git', ['/src/clone/', '/src/']],
    ['git clone https://example.org/a.git /out', ['/src/clone/', '/out/', '/src/']],
    ['gunzip a.gz', ['/src/a.gz/', '/src/']],
  ])('in the folder where it runs: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['go build', ['/src/', '/src/build/']],
    ['go build -o /out/a', ['/out/a']],
    ['go build -o=/out/a .', ['/out/a']],
    ['go build --o=/out/a .', ['/out/a']],
    ['go build -o /out/ ./...', ['/out/']],
    ['go build -o /out a b', ['/out/']],
    ['go build -o .', ['/src/']],
    ['go build -overlay x.json -o /out/a', ['/out/a']],
    ['go build -o $OUT .', undefined],
    ['go build $FLAGS', undefined],
    ['go build -ldflags "-X v=$V" -o /out/a .', ['/out/a']],
    ['gcc -o /out/a a.c', ['/out/a']],
    ['gcc -o/out/a a.c', ['/out/a']],
    ['gcc a.c', ['/src/', '/src/a.c/']],
    ['clang++ -o ../a a.cc > log', ['/src/log', '/a']],
    ['rustc --out-dir /out a.rs', ['/src/', '/out/', '/src/a.rs/']],
    ['rustc -o', ['/src/']],
  ])('compiled: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['npm run build', ['/src/', '/src/run/', '/src/build/']],
    ['npm run build -- --outDir /out', ['/src/', '/src/run/', '/src/build/', '/out/']],
    ['npm run build -- --outDir=/out', ['/src/', '/src/run/', '/src/build/', '/out/']],
    ['npm run build -- --outDir=$OUT', undefined],
    ['npm run build --prefix web', undefined],
    ['npm publish', undefined],
    ['OUT=/out npm run build', ['/src/', '/src/run/', '/src/build/', '/out/']],
    ['OUT=dist/web:/out npx tsc', ['/src/', '/src/tsc/', '/src/dist/web/', '/out/']],
    ['NODE_ENV=production tsc', ['/src/']],
    ['OUT=$X tsc', undefined],
    ['OUT="`x`" tsc', undefined],
    ['yarn', ['/src/']],
    ['yarn --cwd web build', undefined],
    ['pnpm build', ['/src/', '/src/build/']],
    ['pnpm deploy /out', undefined],
    ['vite build', ['/src/', '/src/build/']],
    ['cargo build --target-dir /out', ['/src/', '/src/build/', '/out/']],
    ['cargo install --root /out a', undefined],
    ['./mvnw package', ['/src/', '/src/package/']],
    ['gradle build', ['/src/', '/src/build/']],
    ['dotnet build -o /out', ['/src/', '/src/build/', '/out/']],
    ['dotnet publish -o /out', ['/src/', '/src/publish/', '/out/']],
    ['dotnet publish -p:PublishDir=/out', ['/src/', '/src/publish/', '/out/']],
    ['dotnet publish /p:PublishDir=/out', ['/src/', '/src/publish/', '/p:PublishDir=/out/', '/out/']],
    ['dotnet run', undefined],
    ['go test ./...', ['/src/', '/src/test/', '/src/.../']],
  ])('built: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['npm ci', ['/src/', '/src/ci/']],
    ['npm ci --prefix /out', ['/src/', '/src/ci/', '/out/']],
    ['pip install --prefix=/out a', ['/src/', '/src/install/', '/out/', '/src/a/']],
    ['python3 -m pip install --target /out a', ['/src/', '/src/pip/', '/src/install/', '/out/', '/src/a/']],
    ['pip3.12 install -t/out a', ['/src/', '/src/install/', '/out/', '/src/a/']],
    ['pip install $PACKAGES', ['/src/', '/src/install/']],
    ['pip install --prefix=$OUT a', undefined],
    ['pip install --prefix $OUT a', undefined],
    ['pip install -t $OUT a', undefined],
    ['pip wheel a', undefined],
    ['go mod download', ['/src/', '/src/mod/', '/src/download/']],
    ['gem install -i /out a', ['/src/install/', '/out/', '/src/a/']],
    ['apk add --root /out a', ['/src/add/', '/out/', '/src/a/']],
    ['apk -p /out add a', ['/out/', '/src/add/', '/src/a/']],
    ['apk add -y $PACKAGES', ['/src/add/']],
    ['apk add --root $OUT a', undefined],
    ['dnf install --installroot=/out a', ['/src/install/', '/out/', '/src/a/']],
    ['microdnf install --installroot $OUT a', undefined],
  ])('installed: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['mkdir -p /out/a b', ['/out/a/', '/src/b/']],
    ['mkdir $OUT', undefined],
    ['mkdir -p /out/{a,b}', undefined],
    ['mkdir -p /out/{1..3}', undefined],
    ['mkdir -p /out/{a}', ['/out/{a}/']],
    ['useradd -md /out a', ['/out/', '/src/a/']],
    ['adduser $USER', undefined],
  ])('folders: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })

  test.each<Row>([
    ['true', []],
    ['rm -rf /out', []],
    ['chown -R a /out', []],
    ['cat /in', []],
    ['cat /in > /out', ['/out']],
    ['cat /in >> out', ['/src/out']],
    ['cat /in >| /out', ['/out']],
    ['cat /in &> /out', ['/out']],
    ['cat < /in', []],
    ['cat /in 2>&1', []],
    ['cat /in >&-', []],
    ['cat /in 2> /out', ['/out']],
    ['cat /in > $OUT', undefined],
    ['cat /in > /out/{a,b}', undefined],
    ['make', undefined],
    ['./build.sh', undefined],
    ['sh -c x', undefined],
  ])('nothing else: %s', (script, expected) => {
    expect(made(script)).toEqual(expected)
  })
})

test.each([
  ['cd /out', '/out'],
  ['cd out', '/src/out'],
  ['cd ..', '/'],
  ['{ cd out; }', '/src/out'],
  ['cd', undefined],
  ['cd -', undefined],
  ['cd ~', undefined],
  ['cd a*', undefined],
  ['cd $OUT', undefined],
  ['cd {a,b}', undefined],
  ['cd a b', undefined],
  ['(cd out)', undefined],
  ['if cd out; then a; fi', undefined],
  ['if a; then cd out; fi', undefined],
  ['true', '/src'],
])('%s goes to %s', (script, folder) => {
  const commands = simpleCommands(script)!
  const command = commands.find(({ name }) => name === 'cd') ?? commands[0]!
  expect(madeBy(command, '/src')?.cwd).toBe(folder)
})
