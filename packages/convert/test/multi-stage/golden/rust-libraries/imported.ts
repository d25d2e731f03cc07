import { apt, dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('rust:1.95-slim-bookworm')
  .run(
    'apt-get update && apt-get install -y --no-install-recommends libssl-dev pkg-config && rm -rf /var/lib/apt/lists/*',
  )
  .workdir('/app')
  .copy(['Cargo.toml', 'Cargo.lock'], './')
  .copy('src', './src')
  .copy('migrations', './migrations')
  .run('cargo build --release')
  .artifact('ledger', '/app/target/release/ledger')
  .artifact('migrations', '/app/migrations')

const final = stage()
  .comment('Split by "stagecraft import --multi-stage". Assumed:')
  .comment('- the program is linked with no other library than that of C and those of libssl3')
  .comment('- of the files of the builder it reads only /app/migrations')
  .comment('- only the build needs libssl-dev, pkg-config')
  .from('debian:bookworm-slim')
  .run(apt(['ca-certificates', 'libssl3', 'tzdata']))
  .workdir('/app')
  .copyFrom(builder.artifacts.ledger)
  .copyFrom(builder.artifacts.migrations)
  .expose(3000)
  .cmd(['./target/release/ledger'])

export default dockerfile(builder, final)
