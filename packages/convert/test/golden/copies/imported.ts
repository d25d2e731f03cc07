import { dockerfile, image, inline, stage, unpinned } from '@stagecraft/core'

const build = stage('build').from('alpine:3.22').run('make')

const final = stage()
  .from('alpine:3.22')
  .copy(['a', 'b', 'c/'], '/app/', { chown: '1000:1000', chmod: '755', link: true })
  .copy('./src/./x', '/app/', { parents: true, exclude: ['*.md', '**/test'] })
  .copyFrom(build, '/out/app', '/usr/local/bin/app')
  .copyFrom(build, '/out/docs/*.html', '/docs/')
  .copyFrom(unpinned('nginx'), '/etc/nginx/nginx.conf', '/etc/nginx/')
  .copyFrom(image('nginx:1.29'), '/etc/nginx/mime.types', '/etc/nginx/')
  .copy([inline('one', 'hello $NAME\n', { expand: true }), inline('two', 'kept \\ $NAME\n')], '/files/')
  .copy(inline('EOF', 'tab\n', { expand: true, stripTabs: true }), '/tabs.txt')
  .add('https://example.com/tool.tar.gz', '/opt/')
  .add('https://example.com/a', '/a', {
    checksum: 'sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d',
  })
  .add('https://github.com/moby/buildkit.git#v0.34.2', '/buildkit', { keepGitDir: true })

export default dockerfile(build, final).directives({ syntax: 'docker/dockerfile:1.20' })
