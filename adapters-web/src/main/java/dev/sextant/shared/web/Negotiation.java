package dev.sextant.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types of requests and answers (RFC 9110, section 12.5.1 and section 8.3). */
final class Negotiation {

    private static final Pattern NO_WEIGHT = Pattern.compile("0(?:\\.0{0,3})?");
    private static final Pattern PARAMETER = Pattern.compile("(?i)\\s*(charset|q)\\s*=\\s*\"?([^\";\\s]*)\"?\\s*");

    private Negotiation() {}

    /** Refuses with 406 when the client does not take what the route gives. */
    static void checkAccept(HttpServletRequest request, String produces) {
        String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
        if (accept.isBlank()) {
            return;
        }
        int best = -1;
        boolean taken = false;
        for (String range : accept.split(",", -1)) {
            String[] parts = range.split(";", -1);
            int precision = precision(parts[0].strip().toLowerCase(Locale.ROOT), produces);
            if (precision > best) {
                best = precision;
                taken = !isWorthless(parts);
            }
        }
        if (!taken) {
            throw new Refused(406, "not_acceptable", "The answer is " + produces + ", which Accept does not allow.");
        }
    }

    /** How exactly a media range names a type; -1 when it does not. */
    private static int precision(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static boolean isWorthless(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            Matcher parameter = PARAMETER.matcher(parts[i]);
            if (parameter.matches() && parameter.group(1).equalsIgnoreCase("q")) {
                return NO_WEIGHT.matcher(parameter.group(2)).matches();
            }
        }
        return false;
    }

    /** Refuses with 415 a body of another type or in an encoding, and with 413 one that says it is too large, before it is read. */
    static void checkBody(HttpServletRequest request, Route route, long largestUpload) {
        long length = request.getContentLengthLong();
        boolean hasBody = length > 0 || request.getHeader("Transfer-Encoding") != null;
        if (route.body() == Route.Body.NONE) {
            if (hasBody) {
                throw new Refused(
                        new Problem(415, "no_body_taken", "This operation takes no body.").with("Connection", "close"));
            }
            return;
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(415, "unsupported_encoding", "The body must come without a Content-Encoding.");
        }
        String wanted = switch (route.body()) {
            case NONE, JSON -> "application/json";
            case PATCH -> "application/json or application/merge-patch+json";
            case UPLOAD -> "multipart/form-data";
        };
        if (!takes(route.body(), request.getContentType())) {
            throw new Refused(415, "unsupported_media_type", "The body must be " + wanted + " in UTF-8.");
        }
        // A form is a little larger than the file in it.
        long limit =
                route.body() == Route.Body.UPLOAD ? largestUpload + WebConfig.LARGEST_JSON : WebConfig.LARGEST_JSON;
        if (length > limit) {
            throw Exchange.tooLarge(limit);
        }
    }

    private static boolean takes(Route.Body body, @Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        boolean right = switch (body) {
            case NONE -> true;
            case JSON -> type.equals("application/json");
            case PATCH -> type.equals("application/json") || type.equals("application/merge-patch+json");
            case UPLOAD -> type.equals("multipart/form-data");
        };
        for (int i = 1; i < parts.length; i++) {
            Matcher parameter = PARAMETER.matcher(parts[i]);
            if (parameter.matches() && parameter.group(1).equalsIgnoreCase("charset")) {
                right &= parameter.group(2).equalsIgnoreCase("utf-8");
            }
        }
        return right;
    }
}
