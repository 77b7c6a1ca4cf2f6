package dev.sextant.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes as they are, which no HTTP client would. */
final class RawClient implements AutoCloseable {

    private final Socket socket = new Socket();

    RawClient(int port, Duration patience) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            socket.setSoTimeout((int) patience.toMillis());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    RawClient send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What arrives until a text does. */
    String readUntil(String text) {
        var read = new StringBuilder();
        try {
            while (read.indexOf(text) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("the answer ended before " + text + ": " + read);
                }
                read.append((char) next);
            }
            return read.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken.getMessage() + " before " + text + ": " + read, broken);
        }
    }

    /** Everything until the server closes the connection. */
    String untilClosed() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
