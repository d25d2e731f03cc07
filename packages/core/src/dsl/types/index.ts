export type { Refused } from './refused.js'
export type { Arg, PlatformVariable, Text, TextLike, Value } from './values.js'
export type { Arch, Duration, Platform, PlatformName } from './literals.js'
export type { AnyStage, Artifact, Base, Context, Image, Origin, Selection } from './references.js'
export type {
  BindOptions,
  CacheOptions,
  Mount,
  Secret,
  SecretOptions,
  SshOptions,
  TmpfsOptions,
  ToolCacheOptions,
} from './mounts.js'
export type {
  AddOptions,
  AptOptions,
  ArgOptions,
  CopyDepsOptions,
  CopyOptions,
  FromOptions,
  HealthcheckOptions,
  HeredocOptions,
  InlineOptions,
  Manager,
  RunOptions,
  WithinOptions,
} from './options.js'
export type { Command, CommandValue, InlineFile, ShellValue, Source } from './commands.js'
export type { Makes, Needs } from './facts.js'
export type { Sources } from './copying.js'
export type { ArgDeclaration, InnerComment, Pairs } from './settings.js'
export type { Stage, Triggers, Unbased } from './stage.js'
export type { CheckStages, NameOf } from './check-file.js'
export type {
  AnyDockerfile,
  Axes,
  CheckOptions,
  Config,
  ConfigOptions,
  DirectiveOptions,
  Dockerfile,
  Emitted,
  EmitOptions,
  Globals,
  Outputs,
  Point,
} from './file.js'
export type {
  ArgFunction,
  ContextFunction,
  DefineConfigFunction,
  DockerfileFunction,
  ImageFunction,
  LiteralFunction,
  MatrixFunction,
  SecretFunction,
  SelectFunction,
  StageFunction,
  TextFunction,
  UnpinnedFunction,
} from './functions.js'
export type {
  AndFunction,
  ApkFunction,
  AptFunction,
  HeredocFunction,
  InlineFunction,
  LinesFunction,
  ScriptFunction,
  ShellFunction,
  WordsFunction,
} from './command-functions.js'
export type { BindFunction, CacheFunction, RawMountFunction, SshFunction, TmpfsFunction } from './mount-functions.js'
