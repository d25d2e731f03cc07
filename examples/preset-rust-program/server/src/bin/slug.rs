//! Prints the slugs of its arguments.

fn main() {
    for title in std::env::args().skip(1) {
        println!("{}", slugs::slug(&title));
    }
}
