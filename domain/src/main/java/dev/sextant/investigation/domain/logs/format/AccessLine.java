package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;

/** The part of a web server's access record behind the time: quoted request line, status, size, referrer, agent. */
final class AccessLine {

    private AccessLine() {}

    /** Position of the three-digit status in {@code text}, or -1 when the text is no access record. */
    static int status(String text) {
        if (charAt(text, 0) != '"') {
            return -1;
        }
        int quote = text.indexOf("\" ", 1);
        int p = quote + 2;
        return quote > 0
                        && isDigit(charAt(text, p))
                        && isDigit(charAt(text, p + 1))
                        && isDigit(charAt(text, p + 2))
                        && (charAt(text, p + 3) == ' ' || charAt(text, p + 3) == 0)
                ? p
                : -1;
    }

    /** The status in a part of a text, from 100 to 599; 0 when it is none. */
    static int status(String text, int from, int end) {
        if (end - from != 3
                || !isDigit(text.charAt(from))
                || !isDigit(text.charAt(from + 1))
                || !isDigit(text.charAt(from + 2))) {
            return 0;
        }
        int status = Integer.parseInt(text, from, end, 10);
        return status >= 100 && status < 600 ? status : 0;
    }

    /**
     * Replaces the message by request line, status and its reason phrase: client, size, referrer and agent belong to the
     * client, not to what the server did, and the phrase keeps the outcomes of one request apart.
     */
    static void read(Reading reading) {
        String text = reading.message;
        int at = status(text);
        if (at < 0) {
            return;
        }
        int status = Integer.parseInt(text, at, at + 3, 10);
        reading.severity = Levels.status(status);
        reading.message = text.substring(1, at - 2) + " " + status + " " + phrase(status);
    }

    /** Reason phrase of a status (RFC 9110, section 15); the name of its class when it is none of the common ones. */
    static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 429 -> "Too Many Requests";
            case 499 -> "Client Closed Request";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default ->
                switch (status / 100) {
                    case 1 -> "Informational";
                    case 2 -> "Successful";
                    case 3 -> "Redirection";
                    case 4 -> "Client Error";
                    default -> "Server Error";
                };
        };
    }
}
