import { describe, expect, test } from 'vitest'
import { makesNoFile, makesNoFileItself } from './makes-no-file.js'
import { simpleCommands } from './read-script.js'

const only = (text: string) => simpleCommands(text)![0]!

describe('makesNoFile', () => {
  test.each<[text: string, isSilent: boolean]>([
    ['echo a', true],
    ['mkdir -p /a', true],
    ['rm -rf /a', true],
    ['chown a b', true],
    ['useradd a', true],
    ['[ -f a ]', true],
    [': a', true],
    ['cat a', true],
    ['/bin/echo a', true],
    ['sudo chmod 1 a', true],
    ['cp a b', false],
    ['mv a b', false],
    ['ln -s a b', false],
    ['touch a', false],
    ['tee a', false],
    ['curl -o a b', false],
    ['a', false],
    ['toString', false],
    ['$A', false],
    ['apt-get install -y a', true],
    ['apt-cache policy', true],
    ['apk add a', true],
    ['pip install a', true],
    ['pip download a', false],
    ['python -m pip install a', true],
    ['python a.py', false],
    ['npm ci', true],
    ['npm', true],
    ['npm -g install a', true],
    ['npm cache clean --force', true],
    ['npm run build', false],
    ['npm pack', false],
    ['yarn', true],
    ['yarn build', false],
    ['pnpm i', true],
    ['pnpm build', false],
    ['go mod download', true],
    ['go env', true],
    ['go build', false],
    ['gem install a', true],
    ['gem build', false],
    ['bundle config set a b', true],
    ['bundle exec a', false],
    ['corepack enable', true],
  ])('%s: %s', (text, isSilent) => {
    expect(makesNoFile(only(text))).toBe(isSilent)
    expect(makesNoFileItself(only(`${text} >b`))).toBe(isSilent)
    expect(makesNoFile(only(`${text} >b`))).toBe(false)
  })

  test.each<[redirection: string, isSilent: boolean]>([
    ['> b', false],
    ['>b', false],
    ['>> b', false],
    ['>| b', false],
    ['&> b', false],
    ['&>> b', false],
    ['>& b', false],
    ['<> b', false],
    ['2> b', false],
    ['> $B', false],
    ['> 2b', false],
    ['>& 2b', false],
    // Files, whatever their names.
    ['> 2', false],
    ['> -', false],
    ['&> 2', false],
    ['>&2', true],
    ['2>&1', true],
    ['>&-', true],
    ['> /dev/null', true],
    ['&> /dev/null', true],
    ['2>> /dev/stderr', true],
    ['> /device', false],
    ['> /dev', false],
    ['< b', true],
    ['<<< b', true],
    ['<&3', true],
    ['> /dev/null 2> b', false],
    ['> b 2>&1', false],
  ])('echo a %s: %s', (redirection, isSilent) => {
    expect(makesNoFile(only(`echo a ${redirection}`))).toBe(isSilent)
    expect(makesNoFileItself(only(`echo a ${redirection}`))).toBe(true)
  })
})
