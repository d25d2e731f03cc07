/** Files of a repository that no program reads: what describes it, and what tools for it read. */
const names =
  /^(?:Dockerfile.*|.*\.Dockerfile|\.(?:dockerignore|gitignore|gitattributes|gitmodules|editorconfig|gitlab-ci\.yml|pre-commit-config\.yaml|travis\.yml|golangci\.ya?ml|goreleaser\.ya?ml|air\.toml|env\.example)|dockerfile\.config\.[cm]?[jt]s|(?:docker-)?compose.*\.ya?ml|[Mm]akefile|GNUmakefile|Taskfile\.ya?ml|[Jj]ustfile|(?:README|LICEN[CS]E|NOTICE|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)(?:\..*)?)$/i
const folders = /(?:^|\/)\.(?:git|github|gitlab|circleci|vscode|idea|devcontainer)(?:\/|$)/

export function isOfRepository(source: string): boolean {
  return folders.test(source) || names.test(source.slice(source.lastIndexOf('/') + 1))
}
