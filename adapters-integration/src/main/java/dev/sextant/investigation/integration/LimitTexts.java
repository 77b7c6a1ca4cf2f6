package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits that the messages of a platform name: {@code 469 of 500 connections}, {@code the maximum of 5000}, {@code 95 GiB of 100 GiB}. */
final class LimitTexts {

    private static final String COUNT = "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?![\\d.,]*\\d|\\s*%)";
    private static final Pattern OF =
            Pattern.compile("\\d[\\d,]{0,14} (?:of|out of|/) (?:the |a |maximum |max |limit of )*" + COUNT);
    private static final Pattern MAXIMUM = Pattern.compile(
            "(?:maximum|limit|max_connections|max connections)(?: limit)?(?: is| of|:|=| =)*[ (]*" + COUNT,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile(
            "(?:of|allocated storage(?: is| of|:)?|storage limit(?: is| of|:)?) (?:the |allocated )*(\\d{1,9}(?:\\.\\d{1,4})?) ?(KiB|MiB|GiB|TiB|KB|MB|GB|TB)\\b",
            Pattern.CASE_INSENSITIVE);

    private LimitTexts() {}

    /** Brings the limit that a message names, where it names one. */
    static void tell(Findings findings, Subject subject, String message, Option<Instant> at, Source source) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("connection")) {
            connections(message)
                    .forEach(limit -> findings.fact(Fact.of("limit", subject, source)
                            .text("measure", "db.connections")
                            .number("value", limit)
                            .during(at.map(Period::at))
                            .says("The maximum of connections of " + subject + " is " + Phrases.number(limit))));
        } else if (lower.contains("storage") || lower.contains("disk space")) {
            storage(message)
                    .forEach(limit -> findings.fact(Fact.of("limit", subject, source)
                            .text("measure", "db.storage")
                            .number("value", limit)
                            .during(at.map(Period::at))
                            .says("The allocated storage of " + subject + " is " + Phrases.bytes(limit))));
        }
    }

    private static Option<Double> connections(String message) {
        for (Pattern pattern : new Pattern[] {OF, MAXIMUM}) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                return Option.some(Double.parseDouble(matcher.group(1).replace(",", "")));
            }
        }
        return Option.none();
    }

    private static Option<Double> storage(String message) {
        Matcher matcher = SIZE.matcher(message);
        // RDS counts in powers of two whatever the letters say.
        return matcher.find()
                ? Quantities.parse(matcher.group(1)
                        + matcher.group(2).toUpperCase(Locale.ROOT).charAt(0) + "i")
                : Option.none();
    }
}
