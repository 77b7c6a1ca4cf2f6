package dev.sextant.shared.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link InMemoryProgram} in a process of its own with a small heap, which ends when the heap is exhausted, so that a test sees whether memory grows with what clients send. */
final class SmallHeapProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final int port;

    /**
     * Starts it.
     *
     * @param heapMebibytes how much heap it has
     */
    SmallHeapProgram(int heapMebibytes) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallHeapProgram.class.getName()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            said = process.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (line != null && !line.startsWith("port ")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the program ended before it said its port");
            }
            port = Integer.parseInt(line.substring("port ".length()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Says its port, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            System.out.println("port " + program.port());
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
        System.exit(0);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        said.close();
        process.destroyForcibly().onExit().join();
    }
}
