package dev.sextant.bootstrap.workspace;

import dev.sextant.bootstrap.StartFailed;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the server of a workspace is reached.
 *
 * @param url the base address, such as {@code http://127.0.0.1:8080}
 * @param pid the process of the server
 */
public record Endpoint(URI url, long pid) {

    private static final String FILE = "server.properties";

    /** The place in a data folder where a running server leaves its address; needs no lock. */
    public static Place in(Path dataFolder) {
        return new Place(dataFolder.resolve(FILE));
    }

    /** The file with the address. */
    public static final class Place {

        private final Path file;

        private Place(Path file) {
            this.file = file;
        }

        /**
         * Tells where the server is.
         *
         * @throws StartFailed when the file cannot be written
         */
        public void tell(Endpoint endpoint) {
            try {
                OwnerOnly.write(file, "url=" + endpoint.url() + "\npid=" + endpoint.pid() + "\n");
            } catch (IOException failure) {
                throw new StartFailed("Cannot write " + file + ": " + failure.getMessage(), failure);
            }
        }

        /** The server that runs on this folder; none when there is no file, or when its process is gone and only the file stayed behind. */
        public Option<Endpoint> running() {
            try {
                var properties = new Properties();
                properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
                var endpoint = new Endpoint(
                        URI.create(properties.getProperty("url", "")),
                        Long.parseLong(properties.getProperty("pid", "-1")));
                return LiveProcess.is(endpoint.pid()) ? Option.some(endpoint) : Option.none();
            } catch (NoSuchFileException absent) {
                return Option.none();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (IllegalArgumentException malformed) {
                return Option.none();
            }
        }

        /** Takes the address back; a file that is not there is no error. */
        public void remove() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
