package dev.sextant.bootstrap.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Files that are small when they are sent and enormous when they are unpacked, sent to a server that is busy with others. */
class HostileUploadTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern UNPACKED = Pattern.compile("already unpacked to (\\d+) bytes");

    /** Unpacks to a gigabyte: a thousand gzip members, which together are one gzip file. */
    private static byte[] gigabyte(String unit) throws IOException {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
            gzip.write(unit.repeat(MEBIBYTE / unit.length()).getBytes(StandardCharsets.UTF_8));
        }
        var whole = new ByteArrayOutputStream();
        for (int i = 0; i < 1_024; i++) {
            member.writeTo(whole);
        }
        return whole.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(int entries, int bytesOfEach) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("entry-" + i));
                zip.write(new byte[bytesOfEach]);
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    /** Each with a part of what its file says in the end. */
    private static Map<String, byte[]> bombs() throws IOException {
        byte[] lines = gigabyte("2026-11-21T12:00:00Z INFO served page 7 in 12 ms\n");
        var bombs = new LinkedHashMap<String, byte[]>();
        bombs.put("zeros.log.gz", gigabyte("\0"));
        bombs.put("one-line.log.gz", gigabyte("a"));
        bombs.put("empty-lines.log.gz", gigabyte("\n"));
        bombs.put("lines.log.gz", lines);
        bombs.put("twice.log.gz", gzip(lines));
        bombs.put("large.zip", zip(1, 64 * MEBIBYTE));
        bombs.put("many.zip", zip(20_000, 1));
        return bombs;
    }

    @Test
    void bombs_are_stopped_early_and_say_why_while_others_are_served() throws Exception {
        try (var server = new LiveServer(limit -> true)) {
            String caseId = server.openCase("Bombed").json().path("id").asString();
            var files = new LinkedHashMap<String, String>();
            for (Map.Entry<String, byte[]> bomb : bombs().entrySet()) {
                var accepted = server.upload(caseId, bomb.getKey(), BodyPublishers.ofByteArray(bomb.getValue()));
                assertThat(accepted.status()).isEqualTo(202);
                files.put(bomb.getKey(), accepted.json().path("id").asString());
            }
            Set<Integer> meanwhile = new TreeSet<>();
            for (String id : files.values()) {
                Eventually.is(PATIENCE, () -> {
                    meanwhile.add(server.openCase("Served meanwhile").status());
                    var file = server.get("/api/v1/files/" + id);
                    return file.json().path("state").asString().equals("failed");
                });
            }

            assertThat(meanwhile).containsExactly(201);
            for (Map.Entry<String, String> file : files.entrySet()) {
                var failed = server.get("/api/v1/files/" + file.getValue()).json();
                assertThat(failed.path("analysis").isNull()).as(file.getKey()).isTrue();
                assertSaysWhy(file.getKey(), failed.path("error").asString());
            }
        }
    }

    private static void assertSaysWhy(String name, String error) {
        switch (name) {
            case "twice.log.gz" -> assertThat(error).contains("gzip inside gzip");
            case "large.zip", "many.zip" -> assertThat(error).contains("a zip archive");
            default -> {
                Matcher unpacked = UNPACKED.matcher(error);
                assertThat(unpacked.find()).as(name + ": " + error).isTrue();
                assertThat(Long.parseLong(unpacked.group(1))).as(name).isLessThan(40L * MEBIBYTE);
            }
        }
    }
}
