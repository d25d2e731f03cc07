import { inStage, type Kinds } from './kinds.js'

const plain = 'RUN a'

/** What of a RUN BuildKit knows it by. */
export const kindsOfCommands: readonly Kinds[] = [
  {
    name: 'how a command is called',
    kinds: [
      [
        plain,
        'run a',
        'RUN   a  ',
        'RUN \\\n  a',
        'RUN a \\\n',
        'RUN ["/bin/sh", "-c", "a"]',
        'SHELL ["/bin/sh","-c"]\nRUN a',
      ],
      ['SHELL ["bash", "-c"]\nRUN a', 'RUN ["bash", "-c", "a"]'],
      ['SHELL ["bash", "-e", "-c"]\nRUN a'],
      ['RUN ["a"]', 'SHELL ["bash", "-c"]\nRUN ["a"]', 'RUN ["\\u0061"]'],
      ["RUN ['a']"],
      ['RUN A'],
    ],
  },
  {
    name: 'the white space and the comments in a command',
    kinds: [
      ['RUN a  b', 'RUN a \\\n b', 'RUN a \\\n# c\n b', 'RUN a \\\n\n b'],
      ['RUN a b', 'RUN a\\\n b', 'RUN a \\\nb'],
      ['RUN a\tb'],
    ],
  },
  {
    name: 'a heredoc that is the command',
    kinds: [
      [
        'RUN <<E\na\nE',
        'RUN <<F\na\nF',
        'RUN <<"E"\na\nE',
        "RUN <<-'E'\n\ta\n\tE",
        'RUN << E\na\nE',
        'RUN <<E \na\nE',
        'RUN 3<<E\na\nE',
      ],
      ['RUN <<E\n\ta\nE'],
      ['RUN <<E\na\n\nE'],
      ['RUN <<E\nE'],
      [plain],
    ],
  },
  {
    name: 'a heredoc that is a program',
    kinds: [
      ['RUN <<E\n#!/bin/x\na\nE', 'RUN <<"E"\n#!/bin/x\na\nE', 'RUN <<-E\n\t#!/bin/x\n\ta\nE'],
      ['RUN <<F\n#!/bin/x\na\nF'],
      ['RUN <<E\n#!/bin/x\nb\nE'],
      ['RUN <<E\n #!/bin/x\na\nE'],
    ],
  },
  {
    name: 'heredocs that the shell reads',
    kinds: [
      ['RUN cat <<E\na\nE', 'RUN cat \\\n<<E\na\nE'],
      ['RUN cat <<F\na\nF'],
      ['RUN cat <<"E"\na\nE'],
      ['RUN cat <<-E\na\nE'],
      ['RUN cat <<-E\n\ta\nE'],
      ['RUN cat <<E <<F\na\nE\nb\nF'],
      ['RUN cat <<E <<F\nb\nE\na\nF'],
      ['RUN cat <<F <<E\na\nF\nb\nE'],
    ],
  },
  {
    name: 'the flags of a command',
    kinds: [
      [plain, 'RUN --network=default a', 'RUN --security=sandbox a', 'RUN --network=default --security=sandbox a'],
      ['RUN --network=none a', 'RUN --security=sandbox --network=none a'],
      ['RUN --network=host a'],
      ['RUN --security=insecure a'],
      ['RUN --device=v/c=d a', 'RUN --device=name=v/c=d a', 'RUN --device=v/c=d,required=false a'],
      ['RUN --device=v/c=d,required a', 'RUN --device=v/c=d,required=true a', 'RUN --device=name=v/c=d,required=1 a'],
      ['RUN --device=v/c=e a'],
      ['RUN --device=v/c=d --device=v/c=e a'],
    ],
  },
  {
    name: 'who runs a command',
    kinds: [
      [plain],
      ['USER u\nRUN a', 'USER "u"\nRUN a', 'USER x\nUSER u\nRUN a'],
      ['USER u:g\nRUN a'],
      ['USER 0\nRUN a'],
      ['USER root\nRUN a'],
    ],
  },
].map(inStage)
