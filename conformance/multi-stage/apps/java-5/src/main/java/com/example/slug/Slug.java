package com.example.slug;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.commons.lang3.StringUtils;

public class Slug {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(8050), 0);
        server.createContext("/slug", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = (StringUtils.stripAccents(query).toLowerCase().replaceAll("[^a-z]+", "-")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
