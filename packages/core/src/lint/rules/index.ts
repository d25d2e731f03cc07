import { addPlainFile } from './add-plain-file/rule.js'
import { aptAssumeYes } from './apt-assume-yes/rule.js'
import { aptCommand } from './apt-command/rule.js'
import { aptListsLeft } from './apt-lists-left/rule.js'
import { aptRecommends } from './apt-recommends/rule.js'
import { assumeYes } from './assume-yes/rule.js'
import { chownAfterCopy } from './chown-after-copy/rule.js'
import { consistentInstructionCasing } from './consistent-instruction-casing/rule.js'
import { contextLeftovers } from './context-leftovers/rule.js'
import { copiedArchive } from './copied-archive/rule.js'
import { copyFromMissingPath } from './copy-from-missing-path/rule.js'
import { copyIgnoredFile } from './copy-ignored-file/rule.js'
import { copyWithoutWorkdir } from './copy-without-workdir/rule.js'
import { devDependenciesMissing } from './dev-dependencies-missing/rule.js'
import { devDependenciesShipped } from './dev-dependencies-shipped/rule.js'
import { duplicateStageName } from './duplicate-stage-name/rule.js'
import { exposeInvalidFormat } from './expose-invalid-format/rule.js'
import { exposeProtoCasing } from './expose-proto-casing/rule.js'
import { fromAsCasing } from './from-as-casing/rule.js'
import { fromPlatformFlagConstDisallowed } from './from-platform-flag-const-disallowed/rule.js'
import { heredocWithoutSetE } from './heredoc-without-set-e/rule.js'
import { hugeUid } from './huge-uid/rule.js'
import { installWithoutManifest } from './install-without-manifest/rule.js'
import { invalidBaseImagePlatform } from './invalid-base-image-platform/rule.js'
import { invalidDefaultArgInFrom } from './invalid-default-arg-in-from/rule.js'
import { invalidDefinitionDescription } from './invalid-definition-description/rule.js'
import { jsonArgsRecommended } from './json-args-recommended/rule.js'
import { legacyKeyValueFormat } from './legacy-key-value-format/rule.js'
import { maintainerDeprecated } from './maintainer-deprecated/rule.js'
import { misplacedCache } from './misplaced-cache/rule.js'
import { missingProgram } from './missing-program/rule.js'
import { missingSource } from './missing-source/rule.js'
import { multipleInstructionsDisallowed } from './multiple-instructions-disallowed/rule.js'
import { needlessSudo } from './needless-sudo/rule.js'
import { noEmptyContinuation } from './no-empty-continuation/rule.js'
import { packageCacheLeft } from './package-cache-left/rule.js'
import { pipeWithoutPipefail } from './pipe-without-pipefail/rule.js'
import { processLost } from './process-lost/rule.js'
import { redundantTargetPlatform } from './redundant-target-platform/rule.js'
import { reservedStageName } from './reserved-stage-name/rule.js'
import { rootUser } from './root-user/rule.js'
import { secretFileCopied } from './secret-file-copied/rule.js'
import { secretValue } from './secret-value/rule.js'
import { secretsUsedInArgOrEnv } from './secrets-used-in-arg-or-env/rule.js'
import { shellReplaced } from './shell-replaced/rule.js'
import { shellStateLost } from './shell-state-lost/rule.js'
import { singleQuotedList } from './single-quoted-list/rule.js'
import { sourceBeforeDependencies } from './source-before-dependencies/rule.js'
import { sourceShipped } from './source-shipped/rule.js'
import { stageNameCasing } from './stage-name-casing/rule.js'
import { undefinedArgInFrom } from './undefined-arg-in-from/rule.js'
import { undefinedVar } from './undefined-var/rule.js'
import { unpinnedBase } from './unpinned-base/rule.js'
import { unpinnedPackage } from './unpinned-package/rule.js'
import { unusedAllow } from './unused-allow/rule.js'
import { workdirRelativePath } from './workdir-relative-path/rule.js'

/** Every rule. A new one is a folder here and a line in this list. */
export const rules = Object.freeze([
  // BuildKit's
  consistentInstructionCasing,
  copyIgnoredFile,
  duplicateStageName,
  exposeInvalidFormat,
  exposeProtoCasing,
  fromAsCasing,
  fromPlatformFlagConstDisallowed,
  invalidBaseImagePlatform,
  invalidDefaultArgInFrom,
  invalidDefinitionDescription,
  jsonArgsRecommended,
  legacyKeyValueFormat,
  maintainerDeprecated,
  multipleInstructionsDisallowed,
  noEmptyContinuation,
  redundantTargetPlatform,
  reservedStageName,
  secretsUsedInArgOrEnv,
  stageNameCasing,
  undefinedArgInFrom,
  undefinedVar,
  workdirRelativePath,
  // Ours
  addPlainFile,
  aptAssumeYes,
  aptCommand,
  aptListsLeft,
  aptRecommends,
  assumeYes,
  chownAfterCopy,
  contextLeftovers,
  copiedArchive,
  copyFromMissingPath,
  copyWithoutWorkdir,
  devDependenciesMissing,
  devDependenciesShipped,
  heredocWithoutSetE,
  hugeUid,
  installWithoutManifest,
  misplacedCache,
  missingProgram,
  missingSource,
  needlessSudo,
  packageCacheLeft,
  pipeWithoutPipefail,
  processLost,
  rootUser,
  secretFileCopied,
  secretValue,
  shellReplaced,
  shellStateLost,
  singleQuotedList,
  sourceBeforeDependencies,
  sourceShipped,
  unpinnedBase,
  unpinnedPackage,
  unusedAllow,
] as const)

export type RuleName = (typeof rules)[number]['name']
