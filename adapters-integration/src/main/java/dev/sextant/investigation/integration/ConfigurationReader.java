package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.Set;

/** Reads pairs of configurations, {@code before} and {@code after} as objects or texts, and lists of settings with both values. */
final class ConfigurationReader extends JsonReader {

    private static final String[] OLD = {"before", "old", "previous", "from", "old_value"};
    private static final String[] NEW = {"after", "new", "current", "to", "new_value"};
    private static final String[] KEYS = {"key", "setting", "parameter", "path", "name"};

    ConfigurationReader() {
        super("configurations before and after", Set.of("/differences", "/settings"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return isDifference(root.first()) ? LIKELY : 0;
        }
        if (isDifference(root.at("differences", "settings").first())) {
            return SURE;
        }
        return root.has("before", "after") && !ChangeReader.isChange(root) ? SURE : 0;
    }

    private static boolean isDifference(Field item) {
        return item.hasAny("key", "setting", "parameter", "path")
                && item.hasAny(OLD)
                && item.hasAny(NEW)
                && !ChangeReader.isChange(item);
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                String key = item.at(KEYS).text();
                if (key.isEmpty() || !(item.hasAny(OLD) || item.hasAny(NEW))) {
                    throw new WrongValue(item.pointer(), "It is not told which setting differs");
                }
                Settings.tell(
                        findings,
                        subject(item, findings),
                        key,
                        value(item.at(OLD)),
                        value(item.at(NEW)),
                        during(item),
                        findings.source(Settings.INSTRUMENT, "", item));
            }

            @Override
            public void end(Field around) {
                if (around.has("before", "after")) {
                    findings.attempt(() -> pair(findings, around));
                }
            }
        };
    }

    private static Option<String> value(Field field) {
        return field.exists()
                ? Option.some(field.isObject() || field.isList() ? "(several values)" : field.text())
                : Option.none();
    }

    private static void pair(Findings findings, Field pair) {
        Subject subject = subject(pair, findings);
        Option<Period> during = during(pair);
        Source source = findings.source(Settings.INSTRUMENT, "", pair);
        int found = Settings.compare(
                findings, subject, Settings.of(pair.at("before")), Settings.of(pair.at("after")), during, source);
        if (found == 0) {
            findings.hint("", "The two configurations do not differ in any setting");
        } else if (during.isDefined()) {
            findings.fact(Fact.of("change", subject, source)
                    .text("change", "config")
                    .text("what", Phrases.counted(found, "setting"))
                    .text("by", pair.at("by", "author", "user").text())
                    .during(during)
                    .says(Phrases.counted(found, "setting") + " of " + subject + " changed at "
                            + Phrases.time(during.get().from())));
        }
    }

    private static Subject subject(Field item, Findings findings) {
        Subject named = ChangeReader.subject(item);
        String file = item.at("file", "file_name").textOrNothing();
        return named.isKnown() ? named : new Subject("file", file.isEmpty() ? findings.file() : file);
    }

    private static Option<Period> during(Field item) {
        return item.at("at", "time", "timestamp", "changed_at", "date").time().map(Period::at);
    }
}
