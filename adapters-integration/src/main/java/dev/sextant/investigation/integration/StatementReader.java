package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;

/** Reads what a person says, as {@code {"statement": …, "by": …, "at": …}}, alone or in a list. */
final class StatementReader extends JsonReader {

    private static final String[] PEOPLE = {"by", "author", "person", "said_by"};

    StatementReader() {
        super("statements of a person", Set.of("/statements"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return isStatement(root.first()) ? SURE : 0;
        }
        return isStatement(root) || isStatement(root.at("statements").first()) ? SURE : 0;
    }

    private static boolean isStatement(Field item) {
        return (item.has("statement") && !item.hasAny("db_load_avg", "load"))
                || (item.has("text") && item.hasAny(PEOPLE) && !item.hasAny("level", "severity"));
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                tell(findings, item);
            }

            @Override
            public void end(Field around) {
                if (isStatement(around)) {
                    findings.attempt(() -> tell(findings, around));
                }
            }
        };
    }

    private static void tell(Findings findings, Field item) {
        String text = item.at("statement", "text").text();
        if (text.isEmpty()) {
            throw new WrongValue(item.pointer(), "This statement says nothing");
        }
        String by = item.at(PEOPLE).text();
        String who = by.isEmpty() ? "a person" : by;
        Option<Instant> at = item.at("at", "time", "timestamp", "date").time();
        Subject subject = ChangeReader.subject(item);
        Source source = new Source(findings.file(), "person", who, new Anchor.Statement(who));
        findings.fact(Fact.of("statement", subject, source)
                .text("text", text)
                .text("by", by)
                .during(at.map(Period::at))
                .says(Character.toUpperCase(who.charAt(0)) + who.substring(1) + " says"
                        + at.map(moment -> " at " + Phrases.time(moment)).getOrElse("") + ": "
                        + Phrases.line(text)));
        findings.utterance(new Utterance(Utterance.Kind.STATEMENT, subject, at, Severity.UNKNOWN, text, 1, source));
    }
}
