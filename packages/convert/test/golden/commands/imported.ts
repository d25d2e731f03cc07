import { and, apt, dockerfile, heredoc, lines, script, stage, words } from '@stagecraft/core'

const commands = stage('commands')
  .from('debian:13-slim')
  .run(apt(['curl', 'git']))
  .run(and(apt('make', { recommends: true }), 'make --version'))
  .run(words('pip install', ['gunicorn', 'flask']))
  .run(and('mkdir -p /app', 'test -f /x || touch /x', 'echo "it\'s ${HOME} and `whoami`"'))
  .run(
    lines`mkdir /two && \
  echo "another layout: \\ \${HOME} \`id -u\`"`,
  )
  .run(
    lines`\
    first \
    && second`,
  )
  .run(['/bin/echo', 'a b', '$HOME'])
  .run("echo '$5 and \"quotes\"' | tr -d '\\n'")
  .run(
    lines`set -eux; \
	# why this step is here
	make; \
	make install`,
  )
  .run(
    script`
      cd /app
      ./configure --prefix="\${PREFIX:-/usr}" \
        --with-\`uname\`
    `,
  )
  .run(
    script`
      #!/usr/bin/env python3
      print("hello")
    `,
  )
  .run(heredoc('print("$literal")\n', { name: 'PY', expand: false, before: 'python3 -', after: '> /out.txt' }))
  .run(heredoc('\techo tabs\n', { name: 'TAB', stripTabs: true }))
  .run(
    lines`cat <<ONE > /one && cat <<TWO > /two
1
ONE
2
TWO`,
  )
  .shell(['/bin/bash', '-o', 'pipefail', '-c'])
  .cmd('exec gunicorn app:app')
  .entrypoint(['/usr/bin/tini', '--'])
  .healthcheck('none')

export default dockerfile(commands)
