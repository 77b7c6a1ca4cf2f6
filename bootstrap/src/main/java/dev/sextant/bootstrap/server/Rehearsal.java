package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.logging.ProgramLog;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Starts a server of its own, asks it the usual questions, and stops it. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Rehearses in a folder.
     *
     * @param data a data folder that nobody uses
     * @param programs where PostgreSQL is unpacked; empty for the data folder
     * @throws StartFailed when the server does not start
     */
    public static void in(Path data, String programs) throws IOException {
        var values = Map.of(Key.DATA, data.toString(), Key.PORT, "0", Key.DATABASE_PROGRAMS, programs);
        Configuration configuration = Configuration.read(new Flags(Option.none(), values), Map.of(), data)
                .getOrElseThrow(errors -> new StartFailed(String.join("\n", errors)));
        ProgramLog.to(OutputStream.nullOutputStream(), "info", true);
        try (var server = Server.start(configuration)) {
            for (int i = 0; i < 20; i++) {
                ask(server, "POST", "/api/v1/cases", "{\"title\":\"Rehearsal\"}");
                ask(server, "GET", "/api/v1/cases", "");
            }
            for (String path : new String[] {"/health", "/ready", "/metrics", "/docs", "/openapi.json"}) {
                ask(server, "GET", path, "");
            }
        }
    }

    private static void ask(Server server, String method, String path, String body) throws IOException {
        URI target = server.url().resolve(path);
        var connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + server.token());
        if (!body.isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var answer = connection.getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
    }
}
