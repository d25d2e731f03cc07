import type { CommandValue, InlineFile, ShellValue } from './commands.js'
import type { AptOptions, HeredocOptions, InlineOptions } from './options.js'
import type { Value } from './values.js'

export interface AndFunction {
  /**
   * Joins commands to one that stops at the first failure.
   *
   *     stage().from('alpine:3.22').run(and('make', 'make install'))
   *     // RUN make \
   *     //     && make install
   *
   * @throws {DockerfileError} 'command-part', 'empty-sources'
   */
  (...commands: readonly [string | CommandValue, ...(string | CommandValue)[]]): CommandValue
}

export interface ShellFunction {
  /**
   * Writes a command; what is interpolated is quoted for the shell.
   *
   *     const folder = "it's here"
   *     stage().from('alpine:3.22').run(sh`mkdir ${folder}`)
   *     // RUN mkdir 'it'\''s here'
   *
   * A build argument becomes `"${NAME}"`. Inside single quotes, comments and heredocs nothing can be interpolated.
   *
   * @throws {DockerfileError} 'unsafe-interpolation', 'newline-in-command', 'secret-in-value'
   */
  (strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
}

export interface ScriptFunction {
  /**
   * Writes a script of several lines that stops at the first failure (`set -e`).
   *
   *     stage().from('alpine:3.22').run(script`
   *       make
   *       make install
   *     `)
   *     // RUN <<EOF
   *     // set -e
   *     // make
   *     // make install
   *     // EOF
   *
   * What is interpolated is quoted as in `` sh`…` ``. A body that begins with `#!` gets nothing added.
   *
   * @throws {DockerfileError} 'unsafe-interpolation', 'shell-not-posix', 'secret-in-value'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
  /** The same for bash: a failing command in a pipe stops it too (`set -eo pipefail`). */
  bash(strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
}

export interface HeredocFunction {
  /**
   * Writes a heredoc exactly: nothing is added to the body.
   *
   *     stage().from('python:3.14-slim').run(heredoc('print(1)\n', { before: 'python3' }))
   *     // RUN python3 <<EOF
   *     // print(1)
   *     // EOF
   *
   * @throws {DockerfileError} 'bad-heredoc', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (body: string, options?: HeredocOptions): CommandValue
}

export interface LinesFunction {
  /**
   * Keeps an exact layout of continued lines: the body is Dockerfile text.
   *
   *     stage().from('alpine:3.22').run(lines`make \
   *       && make install`)
   *     // RUN make \
   *     //   && make install
   *
   * @throws {DockerfileError} 'not-expressible'
   */
  (strings: TemplateStringsArray, ...values: readonly string[]): CommandValue
}

export interface AptFunction {
  /**
   * Installs packages with apt-get and cleans up.
   *
   *     stage().from('debian:13-slim').run(apt(['curl', 'git']))
   *     // RUN apt-get update \
   *     //     && apt-get install -y --no-install-recommends \
   *     //         curl \
   *     //         git \
   *     //     && rm -rf /var/lib/apt/lists/*
   *
   * @throws {DockerfileError} 'empty-sources', 'unknown-option'
   */
  (packages: string | readonly string[], options?: AptOptions): CommandValue
}

export interface ApkFunction {
  /**
   * Installs packages with apk.
   *
   *     stage().from('alpine:3.22').run(apk(['curl', 'git']))
   *     // RUN apk add --no-cache \
   *     //     curl \
   *     //     git
   *
   * @throws {DockerfileError} 'empty-sources'
   */
  (packages: string | readonly string[]): CommandValue
}

export interface WordsFunction {
  /**
   * Writes a command with one item of a list on each line.
   *
   *     stage().from('python:3.14-slim').run(words('pip install', ['flask', 'gunicorn']))
   *     // RUN pip install \
   *     //     flask \
   *     //     gunicorn
   *
   * @throws {DockerfileError} 'empty-sources'
   */
  (command: string, list: readonly string[]): CommandValue
}

export interface InlineFunction {
  /**
   * Makes a source whose content stands in the Dockerfile.
   *
   *     stage().from('alpine:3.22').copy(inline('app.conf', 'port = 80\n'), '/etc/')
   *     // COPY <<"app.conf" /etc/
   *     // port = 80
   *     // app.conf
   *
   * @param name the file's name when the destination is a folder
   * @throws {DockerfileError} 'bad-heredoc', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (name: string, content: Value, options?: InlineOptions): InlineFile
}
