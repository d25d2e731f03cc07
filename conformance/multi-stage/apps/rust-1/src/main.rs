use tiny_http::{Response, Server};

fn roll(seed: u64) -> u64 {
    (seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407) >> 33) % 6 + 1
}

fn main() {
    let server = Server::http("0.0.0.0:8000").unwrap();
    for request in server.incoming_requests() {
        let seed = request.url().trim_start_matches('/').parse().unwrap_or(0);
        let _ = request.respond(Response::from_string(format!("{}\n", roll(seed))));
    }
}
