package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.Severity;

/** What a layout found in one line. One object is reused for all lines. */
final class Reading {

    /** The scanner, which holds the line's timestamp when {@link #timed}. */
    final TimeScanner time = new TimeScanner();

    final FieldScanner fields = new FieldScanner(new TimeScanner());

    /** Whether the line carries a timestamp. */
    boolean timed;

    Severity severity = Severity.UNKNOWN;
    String message = "";

    /** The request that the line tells of, as far as it has been read. */
    final Request request = new Request();

    void clear() {
        timed = false;
        severity = Severity.UNKNOWN;
        message = "";
        request.clear();
    }

    /** A request over HTTP that a structured line tells of in fields of its own. */
    static final class Request {
        private int status;
        private String method = "";
        private String target = "";

        private void clear() {
            status = 0;
            method = "";
            target = "";
        }

        /** Takes a field; the first of each role counts. */
        void take(KeyRole role, String line, int from, int end) {
            switch (role) {
                case STATUS -> status = status == 0 ? AccessLine.status(line, from, end) : status;
                case METHOD -> method = method.isEmpty() ? line.substring(from, end) : method;
                case TARGET -> target = target.isEmpty() ? line.substring(from, end) : target;
                case TIME, LEVEL, MESSAGE, OTHER -> {}
            }
        }

        /** Whether the line says how a request ended. */
        boolean ended() {
            return status > 0;
        }

        /** Whether the line says how a request ended, and which one. */
        boolean isNamed() {
            return ended() && !(method + target).isEmpty();
        }

        /** Method and target, as far as a text does not name them already; they follow it. */
        private String after(String text) {
            var all = new StringBuilder(text);
            for (String part : new String[] {method, target}) {
                if (!part.isEmpty() && !text.contains(part)) {
                    all.append(all.isEmpty() ? "" : " ").append(part);
                }
            }
            return all.toString();
        }
    }

    /**
     * Lets the end of the request count: a failed one is at least that grave, and its reason phrase keeps the outcomes of one request apart.
     *
     * @param withRequest whether method and target belong to the message too
     */
    void tellRequest(boolean withRequest) {
        if (!request.ended()) {
            return;
        }
        Severity outcome = Levels.status(request.status);
        severity = outcome.compareTo(severity) > 0 && (outcome != Severity.INFO || severity == Severity.UNKNOWN)
                ? outcome
                : severity;
        message = withRequest
                ? request.after(message) + " " + request.status + " " + AccessLine.phrase(request.status)
                : message + " " + AccessLine.phrase(request.status);
    }
}
