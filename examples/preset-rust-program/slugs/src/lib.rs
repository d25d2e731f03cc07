//! Makes of a title what can stand in an address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The title in small letters and digits, without accents, its words joined by `-`.
pub fn slug(title: &str) -> String {
    let plain: String = title
        .nfd()
        .filter(|sign| !is_combining_mark(*sign))
        .collect();
    plain
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}
