//! Answers with the slug of a title: `GET /slug/Some%20title`.

mod respond;

use tiny_http::{Response, Server};

fn main() {
    let server = Server::http("0.0.0.0:8080").expect("port 8080 is free");
    for request in server.incoming_requests() {
        let (status, body) = respond::respond(request.url());
        let response = Response::from_string(body).with_status_code(status);
        if let Err(error) = request.respond(response) {
            eprintln!("slugger: {error}");
        }
    }
}
