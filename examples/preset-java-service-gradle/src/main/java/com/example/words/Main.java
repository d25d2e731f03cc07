package com.example.words;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers {@code /nearest/<typed>} with the planet whose name is nearest to it. */
public final class Main {
  private static final List<String> PLANETS =
      List.of("mercury", "venus", "earth", "mars", "jupiter", "saturn", "uranus", "neptune");
  private static final Gson JSON = new Gson();

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext("/health", exchange -> answer(exchange, 200, Map.of("ok", true)));
    server.createContext("/nearest/", Main::nearest);
    server.start();
  }

  private static void nearest(HttpExchange exchange) throws IOException {
    String typed = exchange.getRequestURI().getPath().substring("/nearest/".length());
    String found = Distance.nearest(typed, PLANETS).orElse(null);
    if (found == null) answer(exchange, 404, Map.of("error", "nothing is near " + typed));
    else answer(exchange, 200, Map.of("planet", found));
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
    byte[] bytes = JSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
