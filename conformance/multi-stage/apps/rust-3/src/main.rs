use std::{env, fs};
use tiny_http::{Response, Server};

fn main() {
    let path = env::var("MOTD_CONFIG").unwrap_or_else(|_| "config/default.toml".into());
    let config: toml::Table = fs::read_to_string(&path).expect(&path).parse().unwrap();
    let message = config["message"].as_str().unwrap().to_owned();
    let port = config["port"].as_integer().unwrap();
    let server = Server::http(format!("0.0.0.0:{port}")).unwrap();
    for request in server.incoming_requests() {
        let _ = request.respond(Response::from_string(message.clone()));
    }
}
