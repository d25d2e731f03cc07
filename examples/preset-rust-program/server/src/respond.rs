use percent_encoding::percent_decode_str;

/// The status and the body that answer a request.
pub fn respond(path: &str) -> (u16, String) {
    match path.split_once("/slug/") {
        _ if path == "/health" => (200, format!("slugger {}", env!("SLUGGER"))),
        Some(("", title)) => match percent_decode_str(title).decode_utf8() {
            Ok(title) => (200, slugs::slug(&title)),
            Err(_) => (400, "the title is not UTF-8".into()),
        },
        _ => (404, "ask for /slug/ and a title".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::respond;

    #[test]
    fn decodes_the_title() {
        assert_eq!(respond("/slug/L%27%C3%A9t%C3%A9"), (200, "l-ete".into()));
        assert_eq!(respond("/slug/%FF").0, 400);
        assert_eq!(respond("/other/slug/x").0, 404);
    }
}
