use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

const NUMERALS: [(u32, &str); 13] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
];

fn roman(mut number: u32) -> String {
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

fn main() -> std::io::Result<()> {
    for stream in TcpListener::bind("0.0.0.0:7878")?.incoming() {
        let mut stream = stream?;
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line)?;
        let number = line.split(['/', ' ']).nth(2).and_then(|part| part.parse().ok()).unwrap_or(0);
        let body = roman(number);
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", body.len(), body)?;
    }
    Ok(())
}
