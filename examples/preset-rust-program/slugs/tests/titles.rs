//! Titles, and what becomes of them.

use pretty_assertions::assert_eq;
use slugs::slug;

#[test]
fn drops_accents_and_joins_words() {
    assert_eq!(slug("Les Misérables, tome 1"), "les-miserables-tome-1");
    assert_eq!(slug("  ¿Qué será?  "), "que-sera");
}

#[test]
fn says_nothing_of_nothing() {
    assert_eq!(slug("…"), "");
}
