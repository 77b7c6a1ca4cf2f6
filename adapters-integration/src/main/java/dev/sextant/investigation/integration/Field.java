package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of a document and where it stands. What is missing reads as nothing; what is there and is something else than asked for is refused with its place. Names are found however they are written: {@code pod_name} finds
 * {@code podName}, {@code PodName} and {@code pod-name} too.
 *
 * @param value what stands there
 * @param pointer an RFC 6901 pointer, empty for the document
 */
record Field(Json value, String pointer) {

    private static final int SHOWN = 60;

    /** The first of the named members that is there and not null; a missing field when none is, or this is no object. */
    Field at(String... names) {
        if (value instanceof Json.Members members) {
            for (String name : names) {
                Json exact = members.fields().get(name);
                if (exact != null && exact != Json.Nothing.NULL) {
                    return new Field(exact, pointer + "/" + escaped(name));
                }
            }
            for (String name : names) {
                String plain = plain(name);
                for (Map.Entry<String, Json> entry : members.fields().entrySet()) {
                    if (entry.getValue() != Json.Nothing.NULL
                            && plain(entry.getKey()).equals(plain)) {
                        return new Field(entry.getValue(), pointer + "/" + escaped(entry.getKey()));
                    }
                }
            }
        }
        return new Field(Json.Nothing.MISSING, pointer + "/" + escaped(names[0]));
    }

    /** A member of a member. */
    Field in(String outer, String inner) {
        return at(outer).at(inner);
    }

    /** This, or the other where this is missing. */
    Field or(Field other) {
        return exists() ? this : other;
    }

    /** Whether something stands there. */
    boolean exists() {
        return !(value instanceof Json.Nothing);
    }

    /** Whether all of the named members are there. */
    boolean has(String... names) {
        for (String name : names) {
            if (!at(name).exists()) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the named members is there. */
    boolean hasAny(String... names) {
        return at(names).exists();
    }

    boolean isObject() {
        return value instanceof Json.Members;
    }

    boolean isList() {
        return value instanceof Json.Items;
    }

    /** Whether it is a list whose first item is an object. */
    boolean isListOfObjects() {
        return isList() && first().isObject();
    }

    /** The first item of a list; missing when there is none. */
    Field first() {
        return value instanceof Json.Items items && !items.items().isEmpty()
                ? new Field(items.items().getFirst(), pointer + "/0")
                : new Field(Json.Nothing.MISSING, pointer + "/0");
    }

    /** The items of a list, none when it is missing. */
    List<Field> list() {
        if (value instanceof Json.Items items) {
            List<Field> fields = new ArrayList<>(items.items().size());
            for (int i = 0; i < items.items().size(); i++) {
                fields.add(new Field(items.items().get(i), pointer + "/" + i));
            }
            return fields;
        }
        if (exists()) {
            throw wrong("is no list");
        }
        return new ArrayList<>();
    }

    /** The members of an object by their names, none when it is missing. */
    Map<String, Field> members() {
        Map<String, Field> fields = new java.util.LinkedHashMap<>();
        if (value instanceof Json.Members members) {
            members.fields().forEach((name, item) -> fields.put(name, new Field(item, pointer + "/" + escaped(name))));
        } else if (exists()) {
            throw wrong("is no object");
        }
        return fields;
    }

    /** The members that are words or numbers, by their names. */
    SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        members().forEach((name, field) -> {
            if (field.exists() && !field.isObject() && !field.isList()) {
                labels.put(name, field.text());
            }
        });
        return labels;
    }

    /** As words, without blanks around; empty when it is missing. */
    String text() {
        return switch (value) {
            case Json.Words words -> words.value().strip();
            case Json.Amount amount -> Phrases.number(amount.value());
            case Json.Truth truth -> Boolean.toString(truth.value());
            case Json.Nothing nothing -> "";
            case Json.Members members -> throw wrong("is an object where words are expected");
            case Json.Items items -> throw wrong("is a list where words are expected");
        };
    }

    /** As words where it is words, else nothing: for looking, not for reading. */
    String textOrNothing() {
        return value instanceof Json.Words words ? words.value().strip() : "";
    }

    /** As a finite number; none when it is missing or empty. */
    Option<Double> number() {
        return switch (value) {
            case Json.Amount amount -> Double.isFinite(amount.value()) ? Option.some(amount.value()) : Option.none();
            case Json.Words words ->
                words.value().isBlank()
                        ? Option.none()
                        : Option.some(parsed(words.value().strip()));
            case Json.Nothing nothing -> Option.none();
            case Json.Truth truth -> throw wrong("is no number");
            case Json.Members members -> throw wrong("is an object where a number is expected");
            case Json.Items items -> throw wrong("is a list where a number is expected");
        };
    }

    /** As a measured number: NaN when it is null, missing, empty or says that it is none. */
    double measured() {
        if (value instanceof Json.Amount amount) {
            return amount.value();
        }
        return switch (textOrNothing()) {
            case "NaN", "+Inf", "-Inf", "Inf", "Infinity", "-Infinity", "null", "-" -> Double.NaN;
            default -> number().getOrElse(Double.NaN);
        };
    }

    /** As yes or no; none when it is missing or {@code Unknown}. */
    Option<Boolean> truth() {
        if (value instanceof Json.Truth truth) {
            return Option.some(truth.value());
        }
        return switch (text().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Option.some(true);
            case "false", "no" -> Option.some(false);
            case "", "unknown" -> Option.none();
            default -> throw wrong("is neither true nor false");
        };
    }

    /** As a moment; none when it is missing, empty or the year 1, by which some writers say none. */
    Option<Instant> time() {
        if (value instanceof Json.Amount amount) {
            return Option.some(Moments.ofEpoch(amount.value()).getOrElseThrow(() -> wrong("is no time")));
        }
        String text = text();
        return text.isEmpty() || text.startsWith("0001-")
                ? Option.none()
                : Option.some(Moments.parse(text).getOrElseThrow(() -> wrong("is no time")));
    }

    /** As an amount of a resource, such as {@code 512Mi} or {@code 250m}, in bytes or cores. */
    Option<Double> quantity() {
        String text = text();
        return text.isEmpty()
                ? Option.none()
                : Option.some(Quantities.parse(text).getOrElseThrow(() -> wrong("is no amount")));
    }

    /** A refusal of this value. */
    WrongValue wrong(String reason) {
        return new WrongValue(
                pointer, value instanceof Json.Words words ? "“" + shortened(words.value()) + "” " + reason : reason);
    }

    /** A name in small letters and nothing but letters and digits, so that all ways to write it are the same. */
    static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private double parsed(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && Character.isDigit(text.charAt(text.length() - 1))) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw wrong("is no number");
        }
        throw wrong("is no number");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
