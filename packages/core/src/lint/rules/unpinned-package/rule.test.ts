import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('unpinned-package', () => {
  test.each([
    [
      'each manager',
      'FROM a\nRUN apt-get install -y a\nRUN apk add a\nRUN pip install a\nRUN npm install -g a @b/c\nRUN dnf install -y a\nRUN gem install a\nRUN go install e.org/a@latest\n',
      [2, 3, 4, 5, 6, 7, 8],
    ],
    [
      'each pinned',
      'FROM a\nRUN apt-get install -y a=1\nRUN apk add a~=1\nRUN pip install a==1 -r r.txt\nRUN npm install -g a@1 @b/c@2\nRUN dnf install -y a-1.2\nRUN gem install a -v 1\nRUN go install e.org/a@v1\n',
      [],
    ],
    [
      'manifests and files',
      'FROM a\nRUN npm ci; pip install .; pip install -r x; apt-get install ./a.deb; yarn install\n',
      [],
    ],

    ...['a', 'a-b', 'a+', 'a.b', 'a:b', 'python3.12'].map((name): [string, string, number[]] => [
      `${name} of apt`,
      `FROM a\nRUN apt-get install -y ${name}\n`,
      [2],
    ]),
    [
      'a version of each manager',
      'FROM a\nRUN apk add a=1 "b<2" "c>3" d~4\nRUN zypper in a=1 "b<2" c-1\nRUN pip install a~=1 "b>2" "c<3" "d @ https://e.org"\nRUN yum install a-1\nRUN microdnf install a-1\nRUN yarn add a@1\nRUN gem install a:1\n',
      [],
    ],
    [
      'none of each manager',
      'FROM a\nRUN zypper in a-b\nRUN yum install a-b\nRUN microdnf install a-b\nRUN yarn add @a/b\nRUN gem install a:b\nRUN go install e.org/a\n',
      [2, 3, 4, 5, 6, 7],
    ],
    [
      'files of each manager',
      'FROM a\nRUN apk add x.apk ./y; apt install x.deb; pip install x.whl a/b; npm i x.tgz\n',
      [],
    ],
    ['what only a shell knows', 'FROM a\nRUN apk add $X "${Y}"\n', []],
    ['an option that says it for all', 'FROM a\nRUN gem install a --version 1\n', []],
    ['go that installs nothing', 'FROM a\nRUN go build e.org/a; go mod download e.org/a\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('unpinned-package', text, { rules: { 'unpinned-package': 'info' } })).toEqual(lines)
  })

  test('names three of them', () => {
    const said = (names: string) =>
      linted(`FROM a\nRUN apk add --no-cache ${names}\n`, { rules: { 'unpinned-package': 'info' } }).find(
        ({ code }) => code === 'unpinned-package',
      )?.message
    expect(said('a b=1 c d')).toBe('apk installs a, c, d in whatever version there is')
    expect(said('a b c d')).toBe('apk installs a, b, c, … in whatever version there is')
  })
})
