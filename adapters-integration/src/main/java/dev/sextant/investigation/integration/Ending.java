package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a container ended.
 *
 * @param reason such as {@code OOMKilled}; empty when it is not told
 * @param exitCode none when it is not told
 */
record Ending(String reason, Option<Double> exitCode) {

    private static final Pattern REASON = Pattern.compile("reason[:=] ?\"?([A-Z][A-Za-z]{2,60})");
    private static final Pattern EXIT_CODE = Pattern.compile(
            "exit(?:ed with)?[ _]?(?:code|status)\"?(?: is)?[:=]? ?(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    /** What a text tells of an ending, such as {@code reason=OOMKilled, exit_code=137} or {@code exited with code 0}. */
    static Ending in(String text) {
        Matcher reason = REASON.matcher(text);
        Matcher code = EXIT_CODE.matcher(text);
        return new Ending(
                reason.find() ? reason.group(1) : "",
                code.find() ? Option.some(Double.parseDouble(code.group(1))) : Option.none());
    }

    boolean isTold() {
        return !reason.isEmpty() || exitCode.isDefined();
    }
}
