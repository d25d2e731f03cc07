import { expect, test } from 'vitest'
import { packageInstallOf } from './package-managers.js'
import { simpleCommands } from './read-script.js'

const only = (text: string) => simpleCommands(text)![0]!

test.each<[text: string, packages: string | undefined]>([
  ['apt-get install -y a b=1', 'apt: a b=1'],
  ['apt install a', 'apt: a'],
  ['apt-get -y install a', 'apt: a'],
  ['apt-get install -t stable a', 'apt: a'],
  ['apt-get -o Acquire::Retries=3 install a', 'apt: a'],
  ['apt-get --option x -t stable install -o y a', 'apt: a'],
  ['apt -c x --config-file y install a', 'apt: a'],
  ['apt-get --target-release x --default-release y install a', 'apt: a'],
  ['apt-get -oInstall install a', 'apt: a'],
  ['npm -o install a', 'npm: a'],
  ['apt-get update', undefined],
  ['apt-get remove install', undefined],
  ['apk add --no-cache --virtual .build a', 'apk: a'],
  ['apk add -t .build a', 'apk: a'],
  ['apk add -u a', 'apk: a'],
  ['apk add -X https://example.com a', 'apk: a'],
  ['apk del a', undefined],
  ['yum localinstall a.rpm', 'yum: a.rpm'],
  ['yum update', 'yum: '],
  ['dnf5 install --setopt x=1 a', 'dnf: a'],
  ['dnf groupinstall a', 'dnf: a'],
  ['dnf remove a', undefined],
  ['microdnf install a', 'microdnf: a'],
  ['zypper -n in a', 'zypper: a'],
  ['zypper dist-upgrade', 'zypper: '],
  ['pip install a -r b.txt -c c.txt', 'pip: a'],
  ['pip2 install a', 'pip: a'],
  ['pip3.12 install a', 'pip: a'],
  ['pip3.x install a', undefined],
  ['python3.12 -m pip install -i https://example.com a', 'pip: a'],
  ['python -u -m pip install a', 'pip: a'],
  ['python -m venv install a', undefined],
  ['python install a', undefined],
  ['pythonic -m pip install a', undefined],
  ['npm i -g a@1', 'npm: a@1'],
  ['npm ci', 'npm: '],
  ['npm run install', undefined],
  ['yarn add a', 'yarn: a'],
  ['yarn', undefined],
  ['gem install a -v 1.2', 'gem: a'],
  ['toString install a', undefined],
])('%s installs %s', (text, packages) => {
  const found = packageInstallOf(only(text))
  expect(found && `${found.manager}: ${found.packages.join(' ')}`).toBe(packages)
})
