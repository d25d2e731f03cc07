import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

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
  ])('%s', (_, text, lines) => {
    expect(linesOf('unpinned-package', text, { rules: { 'unpinned-package': 'info' } })).toEqual(lines)
  })
})
