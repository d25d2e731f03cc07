//! Names the build.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!(
        "cargo::rustc-env=SLUGGER={} {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS
    );
}
