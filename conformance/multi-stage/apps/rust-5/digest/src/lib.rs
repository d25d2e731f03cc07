pub fn sha256(text: &str) -> String {
    openssl::sha::sha256(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
