use tiny_http::{Header, Response, Server};

fn main() {
    let server = Server::http("0.0.0.0:9090").unwrap();
    for request in server.incoming_requests() {
        let header: Header = "Content-Type: application/json".parse().unwrap();
        let _ = request.respond(Response::from_string("{\"status\":\"up\"}").with_header(header));
    }
}
