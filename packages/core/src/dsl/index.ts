import * as args from './arg.js'
import {
  bind as bindMount,
  cache as cacheMount,
  rawMount as rawMountValue,
  ssh as sshMount,
  tmpfs as tmpfsMount,
} from './caches.js'
import { and as andCommand } from './commands/and.js'
import { heredoc as heredocCommand } from './commands/heredoc.js'
import { lines as linesCommand } from './commands/lines.js'
import { apk as apkCommand, apt as aptCommand, words as wordsCommand } from './commands/packages.js'
import { script as scriptCommand } from './commands/script.js'
import { sh as shCommand } from './commands/sh.js'
import { defineConfig as configOf, matrix as everyPoint } from './config.js'
import { context as namedContext, image as imageHandle, unpinned as unpinnedImage } from './image.js'
import { inline as inlineFile } from './inline.js'
import { secret as secretHandle } from './secret.js'
import { select as selectStage } from './select.js'
import { stage as newStage } from './stage.js'
import { literal as literalText, text as textTemplate } from './text.js'
import type * as Public from './types/index.js'

/*
 * The functions that users call, under the types that they read. The types say more than the runtime can (which stages
 * a file knows, which artifacts a stage has), so each function is given its public type here, and nowhere else.
 */
export const stage = newStage as unknown as Public.StageFunction
export const arg = args.arg as unknown as Public.ArgFunction
export const secret = secretHandle as unknown as Public.SecretFunction
export const select = selectStage as unknown as Public.SelectFunction
export const context = namedContext as unknown as Public.ContextFunction
export const image = imageHandle as unknown as Public.ImageFunction
export const unpinned = unpinnedImage as unknown as Public.UnpinnedFunction
export const text = textTemplate as unknown as Public.TextFunction
export const literal = literalText as unknown as Public.LiteralFunction
export const cache = cacheMount as unknown as Public.CacheFunction
export const bind = bindMount as unknown as Public.BindFunction
export const tmpfs = tmpfsMount as unknown as Public.TmpfsFunction
export const ssh = sshMount as unknown as Public.SshFunction
export const rawMount = rawMountValue as unknown as Public.RawMountFunction
export const inline = inlineFile as unknown as Public.InlineFunction
export const and = andCommand as unknown as Public.AndFunction
export const sh = shCommand as unknown as Public.ShellFunction
export const script = scriptCommand as unknown as Public.ScriptFunction
export const heredoc = heredocCommand as unknown as Public.HeredocFunction
export const lines = linesCommand as unknown as Public.LinesFunction
export const apt = aptCommand as unknown as Public.AptFunction
export const apk = apkCommand as unknown as Public.ApkFunction
export const words = wordsCommand as unknown as Public.WordsFunction
export const defineConfig = configOf as unknown as Public.DefineConfigFunction
export const matrix = everyPoint as unknown as Public.MatrixFunction

type Os = 'linux' | 'windows' | 'darwin' | 'freebsd'

/** Platform of the machine that builds, such as `linux/amd64`. */
export const BUILDPLATFORM = args.BUILDPLATFORM as unknown as Public.PlatformVariable<'BUILDPLATFORM'>
/** Operating system of the machine that builds. */
export const BUILDOS = args.BUILDOS as unknown as Public.PlatformVariable<'BUILDOS', Os>
/** Version of that system; Windows only. */
export const BUILDOSVERSION = args.BUILDOSVERSION as unknown as Public.PlatformVariable<'BUILDOSVERSION'>
/** Processor architecture of the machine that builds. */
export const BUILDARCH = args.BUILDARCH as unknown as Public.PlatformVariable<'BUILDARCH', Public.Arch>
/** Variant of that architecture, such as `v7`. */
export const BUILDVARIANT = args.BUILDVARIANT as unknown as Public.PlatformVariable<'BUILDVARIANT'>
/** Platform that the image is built for, such as `linux/arm64`. */
export const TARGETPLATFORM = args.TARGETPLATFORM as unknown as Public.PlatformVariable<'TARGETPLATFORM'>
/** Operating system that the image is built for. */
export const TARGETOS = args.TARGETOS as unknown as Public.PlatformVariable<'TARGETOS', Os>
/** Version of that system; Windows only. */
export const TARGETOSVERSION = args.TARGETOSVERSION as unknown as Public.PlatformVariable<'TARGETOSVERSION'>
/** Processor architecture that the image is built for. */
export const TARGETARCH = args.TARGETARCH as unknown as Public.PlatformVariable<'TARGETARCH', Public.Arch>
/** Variant of that architecture, such as `v7`. */
export const TARGETVARIANT = args.TARGETVARIANT as unknown as Public.PlatformVariable<'TARGETVARIANT'>
/** Name of the stage that is built, or `default`. Dockerfile 1.11. */
export const TARGETSTAGE = args.TARGETSTAGE as unknown as Public.PlatformVariable<'TARGETSTAGE'>

export { fileFunctions, type Services } from './file-value.js'
