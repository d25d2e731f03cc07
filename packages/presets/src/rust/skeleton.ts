import { heredoc, stage, type AnyStage, type Artifact, type Stage } from '@stagecraft/core'

/**
 * Everything by which cargo decides what is compiled before the project itself: manifests, and files that do nothing in
 * the place of its programs, libraries, build scripts and tests. Cargo names those, so workspaces and paths of their own
 * are no exception. The skeleton stays the same until dependencies or targets change, whatever happens to other files.
 *
 * Cargo is called from another folder, because a `rust-toolchain.toml` would have it download a toolchain every time.
 */
export function skeletonOf(toolchain: AnyStage): Artifact {
  const skeleton = stage('skeleton')
    .from(toolchain)
    .copy('.', '.')
    .comment('Manifests, and in the place of every program, library and test one that does nothing.')
    .run(
      heredoc(
        [
          'set -e',
          'cd /',
          "roots=$(find /app -name Cargo.toml ! -path '/app/vendor/*' \\",
          '    -exec cargo metadata --no-deps --offline --format-version 1 --manifest-path {} \\; \\',
          '  | grep -o \'"src_path":"[^"]*"\' | cut -d \'"\' -f 4)',
          'cd /app',
          "find . -type f ! -name Cargo.toml ! -name Cargo.lock ! -name 'rust-toolchain*' \\",
          "    ! -path '*/.cargo/*' ! -path './vendor/*' -delete",
          'for root in $roots; do',
          '  mkdir -p "${root%/*}"',
          '  printf \'//! Nothing.\\n#![allow(dead_code)]\\nfn main() {}\\n\' >"$root"',
          'done',
          'find . -depth -type d -exec rmdir {} + 2>/dev/null || true',
          '',
        ].join('\n'),
      ),
    )
    .artifact('manifests', '/app')
  return skeleton.artifacts.manifests
}

/** The source, newer than all that was compiled without it: cargo compares times. */
export const withSource = <S extends Stage>(on: S): S =>
  on
    .copy('.', '.')
    .comment('Cargo compares times: the source is newer than what was made without it.')
    .run('find . -type f -exec touch {} +')
