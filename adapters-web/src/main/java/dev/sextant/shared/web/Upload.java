package dev.sextant.shared.web;

import dev.sextant.shared.domain.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form (RFC 7578) with exactly one part, named {@code file}, which is handed on as it arrives: nothing of it is kept in memory or in a temporary file.
 *
 * @param name the file name that the client gave, without any folder; perhaps empty
 * @param content the bytes; reading to the end also checks that the form ends properly
 * @param limit how many bytes are taken at most
 */
public record Upload(String name, InputStream content, long limit) {

    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)^multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;.*)?$");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i);\\s*(name|filename|filename\\*)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s\"]+))");
    private static final Pattern EXTENDED = Pattern.compile("(?i)utf-8'[^']*'(.*)");
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 20;

    static Upload open(@Nullable String contentType, InputStream body, long limit) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.matches()) {
            throw malformed("The Content-Type names no boundary.");
        }
        String delimiter = "--" + (boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
        var source = new FormStream(body, delimiter.getBytes(StandardCharsets.UTF_8));
        source.skipToFirstPart();
        String disposition = disposition(source);
        String field = parameter(disposition, "name");
        if (!field.equals("file")) {
            throw new Refused(Problem.wrongField("/file", "required", "The form's first part must be named file."));
        }
        String extended = parameter(disposition, "filename*");
        Matcher encoded = EXTENDED.matcher(extended);
        String given = encoded.matches() ? decode(encoded.group(1)) : parameter(disposition, "filename");
        return new Upload(withoutFolder(given), source, limit);
    }

    private static String disposition(FormStream source) throws IOException {
        String disposition = "";
        for (int i = 0; i < MOST_HEADERS; i++) {
            String line = text(source.line(LONGEST_LINE));
            if (line.isEmpty()) {
                return disposition;
            }
            if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
                disposition = line;
            }
        }
        throw malformed("The part has too many headers.");
    }

    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException latin) {
            throw malformed("The headers of the part are not UTF-8.");
        }
    }

    private static String parameter(String header, String name) {
        Matcher parameters = PARAMETER.matcher(header);
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase(name)) {
                return parameters.group(2) != null
                        ? parameters.group(2).replaceAll("\\\\(.)", "$1")
                        : parameters.group(3);
            }
        }
        return "";
    }

    private static String decode(String percent) {
        try {
            return java.net.URLDecoder.decode(percent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw malformed("The file name is not properly encoded.");
        }
    }

    /** Some clients send a whole path, with either kind of slash. */
    private static String withoutFolder(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    static Refused malformed(String why) {
        return new Refused(Problem.unreadable(List.of(new FieldError("", "malformed_form", why))));
    }
}
