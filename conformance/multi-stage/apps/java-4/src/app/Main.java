package app;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    static Iterable<String> lines() throws java.io.IOException {
        return Files.readAllLines(Path.of("data/words.txt"));
    }

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(8060), 0);
        server.createContext("/words", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = (String.join(" ", lines())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
