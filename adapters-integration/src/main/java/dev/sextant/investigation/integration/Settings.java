package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings by their names, and what differs between two of them. */
final class Settings {

    /** Who tells of settings. */
    static final String INSTRUMENT = "configuration";

    private static final Pattern SETTING = Pattern.compile(
            "(?:- |export )?[\"']?([A-Za-z_@$][\\w.\\-/\\[\\]@$]{0,199})[\"']?[ \\t]{0,40}(?:=|:=|:(?=\\s|$|\"))(.*)");
    private static final int LONGEST = 500;

    private Settings() {}

    /** The setting that a line makes; none where it makes none. */
    static Option<Map.Entry<String, String>> of(String line) {
        String stripped = line.strip();
        boolean ended = stripped.endsWith(",") || stripped.endsWith(";");
        Matcher matcher = SETTING.matcher(ended ? stripped.substring(0, stripped.length() - 1) : stripped);
        if (!matcher.matches() || stripped.endsWith("{")) {
            return Option.none();
        }
        String value = matcher.group(2).strip();
        boolean quoted = value.length() > 1
                && "\"'".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0);
        return Option.some(Map.entry(matcher.group(1), quoted ? value.substring(1, value.length() - 1) : value));
    }

    /** The settings of a text, a line each; comments and headings are none. */
    static Map<String, String> ofText(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.strip().startsWith("#") && !line.strip().startsWith("//"))
                .forEach(line -> of(line).forEach(setting -> settings.put(setting.getKey(), setting.getValue())));
        return settings;
    }

    /** The settings of a document: of an object by the paths of its values, of a text by its lines. */
    static Map<String, String> of(Field field) {
        if (!field.isObject() && !field.isList()) {
            return ofText(field.text());
        }
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", field, settings);
        return settings;
    }

    private static void flatten(String path, Field field, Map<String, String> into) {
        if (field.isObject()) {
            field.members().forEach((name, inner) -> flatten(path.isEmpty() ? name : path + "." + name, inner, into));
        } else if (field.isList()) {
            int index = 0;
            for (Field item : field.list()) {
                flatten(path + "[" + index + "]", item, into);
                index++;
            }
        } else {
            into.put(path, field.text());
        }
    }

    /** Brings a fact for each setting that differs. */
    static int compare(
            Findings findings,
            Subject subject,
            Map<String, String> before,
            Map<String, String> after,
            Option<Period> during,
            Source source) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        int found = 0;
        for (String key : keys) {
            Option<String> old = Option.of(before.get(key));
            Option<String> now = Option.of(after.get(key));
            if (!old.equals(now)) {
                tell(findings, subject, key, old, now, during, source);
                found++;
            }
        }
        return found;
    }

    /** Brings one difference. */
    static void tell(
            Findings findings,
            Subject subject,
            String key,
            Option<String> before,
            Option<String> after,
            Option<Period> during,
            Source source) {
        String change = before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
        String old = shown(key, before);
        String now = shown(key, after);
        String what = switch (change) {
            case "added" -> " was added" + (now.isEmpty() ? "" : " with " + Phrases.line(now));
            case "removed" -> " was removed" + (old.isEmpty() ? "" : ", it was " + Phrases.line(old));
            default -> " was changed from " + words(old) + " to " + words(now);
        };
        findings.fact(Fact.of("config.difference", subject, source)
                .text("key", key)
                .text("before", old)
                .text("after", now)
                .text("change", change)
                .during(during)
                .says((key.equals("text") ? "The text" : "Setting " + key)
                        + (subject.isKnown() ? " of " + subject : "")
                        + what
                        + Phrases.since(during.map(Period::from)).replace(" since ", " at ")));
    }

    private static String shown(String key, Option<String> value) {
        String text = Secrets.hidden(key, value.getOrElse(""));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String words(String value) {
        return value.isEmpty() ? "nothing" : Phrases.line(value);
    }
}
