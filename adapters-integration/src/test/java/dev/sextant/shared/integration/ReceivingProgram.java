package dev.sextant.shared.integration;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.domain.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A program of its own that receives a content of some bytes and then waits for more on its standard input, so that a test can end it in the middle or run it under the limits of the
 * system. It prints {@code half} when the bytes were received, {@code full} when there was no room for them, {@code done} when they are stored. It ends then, or, when it was told a tenant, stays until
 * it is killed.
 */
final class ReceivingProgram {

    private ReceivingProgram() {}

    /** Arguments: the root of the store, how many bytes, and perhaps the tenant. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean stays = arguments.length > 2;
        var tenant = new TenantId(stays ? UUID.fromString(arguments[2]) : UUID.randomUUID());
        var content = new ByteArrayInputStream(new byte[Integer.parseInt(arguments[1])]);
        try (FileSystemBlobStore blobs = FileSystemBlobStore.open(Path.of(arguments[0]))) {
            blobs.put(tenant, new SequenceInputStream(content, new Rest()), Long.MAX_VALUE);
            System.out.println("done");
            if (stays) {
                new CountDownLatch(1).await();
            }
        } catch (StorageFull full) {
            System.out.println("full");
        }
    }

    /** Starts it with a line of shell commands before it. */
    static Process start(String before, Path root, int bytes, String... tenant) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ReceivingProgram.class.getName(),
                root.toString(),
                Integer.toString(bytes)));
        command.addAll(List.of(tenant));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Says that everything before it was received, and goes on with the standard input. */
    private static final class Rest extends InputStream {

        private boolean said;

        @Override
        public int read() throws IOException {
            say();
            return System.in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            say();
            return System.in.read(buffer, offset, length);
        }

        private void say() {
            if (!said) {
                said = true;
                System.out.println("half");
            }
        }
    }
}
