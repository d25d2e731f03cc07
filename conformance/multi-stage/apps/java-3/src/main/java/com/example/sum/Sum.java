package com.example.sum;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class Sum {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(8070), 0);
        server.createContext("/sum", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = (Integer.toString(Arrays.stream(query.split(",")).mapToInt(Integer::parseInt).sum())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
