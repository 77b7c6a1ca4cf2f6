package dev.sextant.bootstrap.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A mail server on this machine that takes every letter (RFC 5321) and encrypts nothing. */
final class SmallMailServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");
    private static final int LINE_OF_BASE = 76;

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();

    SmallMailServer() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next letter that arrives. */
    String letter() throws InterruptedException {
        String letter = letters.poll(20, TimeUnit.SECONDS);
        if (letter == null) {
            throw new AssertionError("no letter arrived");
        }
        return letter;
    }

    /** The token of the link in a letter. */
    static String token(String letter) {
        var found = TOKEN.matcher(letter.replace("=\n", "").replace("=3D", "="));
        if (!found.find()) {
            throw new AssertionError(letter);
        }
        return found.group(1);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                converse(client);
            } catch (IOException gone) {
                // The test ended, or the client went: the next one shows which.
                Thread.onSpinWait();
            }
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8), LINE_OF_BASE);
        OutputStream out = client.getOutputStream();
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("DATA")) {
                say(out, "354 go on");
                var letter = new StringBuilder();
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    letter.append(text).append('\n');
                }
                letters.add(letter.toString());
            }
            say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
