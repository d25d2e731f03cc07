// Answers GET /1987 with MCMLXXXVII.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>

#include "roman.hpp"

namespace {

std::string response(std::string_view status, const std::string& body) {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

std::string answer(std::string_view request) {
  constexpr std::string_view start = "GET /";
  if (!request.starts_with(start)) return response("405 Method Not Allowed", "only GET\n");
  request.remove_prefix(start.size());
  const auto path = request.substr(0, request.find(' '));
  if (path == "health") return response("200 OK", "ok\n");
  int number = 0;
  const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
  const auto written = error == std::errc() && end == path.data() + path.size() ? roman(number) : std::nullopt;
  return written ? response("200 OK", *written + "\n") : response("404 Not Found", "a number from 1 to 3999\n");
}

void serve(int client) {
  std::string request(2048, '\0');
  const auto length = read(client, request.data(), request.size());
  const auto text = answer({request.data(), length > 0 ? static_cast<size_t>(length) : 0});
  for (size_t sent = 0; sent < text.size();) {
    const auto more = send(client, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (more <= 0) break;
    sent += static_cast<size_t>(more);
  }
  close(client);
}

}  // namespace

int main() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  const int yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(8080);
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener, 16) != 0) {
    std::cerr << "numerals: port 8080 is taken\n";
    return 1;
  }
  for (;;) {
    const int client = accept(listener, nullptr, nullptr);
    if (client >= 0) std::thread(serve, client).detach();
  }
}
