package com.example.echo;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import com.google.gson.Gson;

public class Echo {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.getInteger("port", 8080)), 0);
        server.createContext("/echo", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = (new Gson().toJson(query.split(","))).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
