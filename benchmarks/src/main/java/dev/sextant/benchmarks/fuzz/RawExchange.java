package dev.sextant.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request of bytes on a connection of its own, and the whole answer: no library in between that would put right what is meant to be wrong. */
final class RawExchange {

    private static final int TIMEOUT_MILLIS = 20_000;

    /**
     * An answer.
     *
     * @param status its status; 0 when the connection was closed without one
     * @param headers its headers by name in lower case; of several with the same name the last one
     * @param body its body
     * @param millis how long it took
     */
    record Reply(int status, Map<String, String> headers, String body, long millis) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private RawExchange() {}

    /** Sends the bytes, which must ask for the connection to be closed, and reads until it is. */
    static Reply send(int port, byte[] request) {
        long start = System.nanoTime();
        byte[] answer;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, request);
            answer = read(socket.getInputStream());
        } catch (IOException noConnection) {
            answer = new byte[0];
        }
        return parse(answer, (System.nanoTime() - start) / 1_000_000);
    }

    /** A server that has read enough may answer and close before everything was sent; its answer is what counts. */
    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException answeredEarly) {
            // What is wrong with the connection shows when it is read: then there is no answer, which is reported.
        }
    }

    private static byte[] read(InputStream in) {
        var read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (IOException cutOff) {
            // What came before is judged; when nothing came, that is reported.
        }
        return read.toByteArray();
    }

    private static Reply parse(byte[] answer, long millis) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Reply(0, Map.of(), text, millis);
        }
        var headers = new TreeMap<String, String>();
        text.substring(0, end).lines().skip(1).forEach(line -> {
            int colon = Math.max(0, line.indexOf(':'));
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        String body = text.substring(end + 4);
        String whole = headers.getOrDefault("transfer-encoding", "").equals("chunked") ? joined(body) : body;
        return new Reply(
                Integer.parseInt(text.substring(9, 12)),
                headers,
                new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                millis);
    }

    private static String joined(String chunks) {
        var whole = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            if (line < 0) {
                break;
            }
            int size = Integer.parseInt(chunks.substring(at, line).strip(), 16);
            int end = Math.min(chunks.length(), line + 2 + size);
            whole.append(chunks, line + 2, end);
            at = size == 0 ? chunks.length() : end + 2;
        }
        return whole.toString();
    }
}
