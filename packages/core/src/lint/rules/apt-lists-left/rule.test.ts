import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('apt-lists-left', () => {
  test.each([
    ['only what is shipped', 'FROM a AS b\nRUN apt-get update\nFROM a\nCOPY --from=b x /y\n', []],
    ['the stages that the last one begins with', 'FROM a AS b\nRUN apt-get update\nFROM b\nRUN x\n', [2]],
    ['a script may clean up', 'FROM a\nRUN apt-get update && bash /tmp/x.sh\n', []],
    ['a template that may clean up', 'FROM a\nRUN apt-get update; \\\n {{ clean_apt }}\n', []],
    ['an argument that mentions it', 'FROM a\nRUN echo apt-get update\n', []],

    [
      'removed',
      'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apt-get update; rm -r /var/lib/*\n',
      [],
    ],
    [
      'removed by apt itself',
      'FROM a\nRUN apt-get update && apt-get dist-clean\nRUN apt update && apt-get distclean\n',
      [],
    ],
    [
      'mounts of the lists',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update\nRUN --mount=type=cache,target=$X apt-get update\n',
      [],
    ],
    [
      'mounts of folders that they are in',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/ apt-get update\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists/partial apt-get update\n',
      [],
    ],
    [
      'a mount in the working directory',
      'FROM a\nWORKDIR /\nRUN --mount=type=cache,target=var/lib/apt apt-get update\n',
      [],
    ],
    [
      'folders that are called alike',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/apt-xapian-index apt-get update\n',
      [2],
    ],
    ['a mount that says nothing for sure', 'FROM a\nARG T\nRUN --mount=type=$T,target=/x apt-get update\n', []],
    [
      'mounts of something else',
      'FROM a\nRUN --mount=type=cache,target=/var/lib/aptitude apt-get update\nRUN --mount=type=bind,target=/var/lib/apt apt-get update\nRUN --mount=type=secret,id=x apt-get update\n',
      [2, 3, 4],
    ],
    [
      'either program',
      'FROM a\nRUN apt update\nRUN apt-get -q update\nRUN apt-cache update; apt-get upgrade\n',
      [2, 3],
    ],
    [
      'scripts of other names',
      'FROM a\nRUN apt-get update && ./x\nRUN apt-get update && x.sh\nRUN apt-get update && dash x\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-lists-left', text)).toEqual(lines)
  })

  test.each([
    ['apt-get update', 'alone'],
    ['apt-get update && apt-get install -y x', 'where'],
    ['apt-get update && apt-get upgrade -y', 'where'],
    ['apt-get update && apt-get dist-upgrade -y', 'where'],
    ['apt update && apt full-upgrade -y', 'where'],
    ['apt-get update && apt-get build-dep -y x', 'where'],
    ['apt-get update && apt-get autoremove -y', 'alone'],
  ])('%s: says %s', (command, word) => {
    const found = linted(`FROM a\nRUN ${command}\n`).find(({ code }) => code === 'apt-lists-left')
    expect(found?.message).toContain(word)
  })

  const update = 'FROM a\nRUN apt-get update && apt-get install -y x\n'
  const saidOf = (text: string) => linted(text).find(({ code }) => code === 'apt-lists-left')

  test.each([
    ['a script', 'RUN ./setup.sh\n'],
    ['a script for a shell', 'RUN bash setup.sh\n'],
    ['a script that is mounted', 'RUN --mount=type=bind,source=x,target=/x /x/deps\n'],
    ['make', 'RUN make\n'],
    ['text for a shell', 'RUN sh -c "apt-get install -y y"\n'],
    ['text that nobody knows', 'RUN eval "$X"\n'],
    ['a variable for a program', 'RUN $INSTALL y\n'],
    ['other programs that use the lists', 'RUN aptitude install y\n'],
    ['programs that nobody knows', 'RUN echo x && rosdep install y\n'],
    ['input of a shell', 'RUN bash <<E\napt-get install -y y\nE\n'],
    ['a script in a heredoc', 'RUN <<E\necho x\napt-get install -y y\nE\n'],
    ['another interpreter', 'RUN <<E\n#!/usr/bin/env python3\nx\nE\n'],
    ['a script that is downloaded', 'RUN curl -fsSL https://e.org/x | bash\n'],
    ['a script of Python', 'RUN python3 x.py\n'],
    ['text for Python', `RUN python3 -c 'import os; os.system("x")'\n`],
    ['a program of the project', 'RUN uv run x\n'],
    ['a program for each file', "RUN find . -name '*.deb' -exec ./x {} +\n"],
    ['a script that is read', 'RUN . ./x.sh\n'],
    ['exec form', 'RUN ["apt-get", "install", "-y", "y"]\n'],
    ['an update that comes too late', 'RUN apt-get install -y y && apt-get update && rm -rf /var/lib/apt/lists/*\n'],
    [
      'an update that may not be',
      'RUN test -e /y || apt-get update; apt-get install -y y; rm -rf /var/lib/apt/lists/*\n',
    ],
    [
      'an update that is skipped',
      'RUN test -e /y && apt-get update; apt-get install -y y; rm -rf /var/lib/apt/lists/*\n',
    ],
    ['an update in the background', 'RUN apt-get update & apt-get install -y y; rm -rf /var/lib/apt/lists/*\n'],
    [
      'an update of lists that are mounted',
      'RUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN apt-get install -y y\n',
    ],
    ['another shell', 'SHELL ["pwsh", "-c"]\nRUN echo x\n'],
    ['a container that installs', 'CMD apt-get install -y y\n'],
    ['a container that installs, in exec form', 'ENTRYPOINT ["sh", "-c", "apt install -y y"]\n'],
    ['a trigger', 'ONBUILD RUN x\n'],
  ])('%s may need the lists later: it is told, without a fix', (_, later) => {
    expect(saidOf(update + later)).toMatchObject({ message: 'apt-get update leaves the package lists in this layer' })
    expect(saidOf(update + later)?.fix).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['package managers of languages', 'RUN npm ci && pip install -r x && python3 -m pip install y && go build ./...\n'],
    ['files', 'RUN mkdir /x && find /x -type f -exec chmod 644 {} + && . /venv/bin/activate\n'],
    [
      'text for Python that starts nothing',
      `RUN python3 -c 'import x; x.download()' && python3 manage.py collectstatic\n`,
    ],
    ['what apt does without them', 'RUN apt-get purge -y x && apt-get autoremove -y\n'],
    [
      'what fetches them again',
      'RUN apt-get update && apt-get install -y y && rm -rf /var/lib/apt/lists/*\nRUN make\n',
    ],
    [
      'what fetches them in a chain',
      'RUN echo a && apt-get update && apt-get install -y y && rm -rf /var/lib/apt/lists/*\n',
    ],
    ['what runs in the container', 'CMD ["make"]\n'],
  ])('%s does not need the lists later', (_, later) => {
    expect(saidOf(update + later)?.message).toContain('where nothing uses them again')
    expect(saidOf(update + later)?.fix).toBeDefined()
  })

  test.each([
    ['a stage that begins with it', 'RUN apt-get install -y y\n', false],
    ['one that updates first', 'RUN apt-get update && apt-get install -y y && rm -rf /var/lib/apt/lists/*\n', true],
    ['one that installs nothing', 'RUN npm ci\n', true],
  ])('%s', (_, later, isFixed) => {
    const found = saidOf(`FROM a AS b\nRUN apt-get update && apt-get install -y x\nFROM b\n${later}`)
    expect(found?.fix !== undefined).toBe(isFixed)
  })

  test('stages that have nothing to do with it need no lists of it', () => {
    const text = `FROM a AS b\nRUN make\n${update}COPY --from=b /x /x\n`
    expect(saidOf(text)?.fix).toBeDefined()
    const other = 'FROM a AS b\nRUN apt-get update && apt-get install -y x\nFROM a AS c\nRUN make\nFROM b\nRUN echo x\n'
    expect(saidOf(other)?.fix).toBeDefined()
  })

  test('whoever needs sudo to install cannot remove the lists without it', () => {
    expect(saidOf('FROM a\nRUN sudo apt-get update && sudo apt-get install -y x\n')?.fix).toBeUndefined()
  })
})
