use tiny_http::{Response, Server};

fn main() {
    let port = std::env::var("PORT").unwrap_or("4040".into());
    let server = Server::http(format!("0.0.0.0:{port}")).unwrap();
    for request in server.incoming_requests() {
        let text = digest::sha256(request.url().trim_start_matches('/'));
        let _ = request.respond(Response::from_string(text));
    }
}
