package dev.sextant.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A difference between a released document of events and the present one, with the rule that says what it means for whoever reads these events, and for those events that are stored already.
 *
 * @param event the message, such as {@code case.opened.v1}, or {@code CloudEvent} for the envelope of all
 * @param field where, such as {@code data.severity}; empty for the whole event
 * @param rule what kind of difference
 */
public record EventContractChange(String event, String field, Rule rule) {

    /** What a difference asks for. */
    public enum Level {
        /** Nobody breaks: the next version of the contract may have it. */
        MINOR,
        /** Somebody breaks: the event needs a new version, and the old one must stay. */
        MAJOR
    }

    /** The rules. */
    public enum Rule {
        /** There is another event, or another version of one. */
        EVENT_ADDED(Level.MINOR, "is new"),
        /** Nothing is left of an event. */
        EVENT_REMOVED(Level.MAJOR, "was removed"),
        /** A version is no longer told. */
        VERSION_REMOVED(Level.MAJOR, "was removed, and other versions of the event are there: keep a way down to it"),
        /** Readers pass over it. */
        FIELD_ADDED_OPTIONAL(Level.MINOR, "was added and may be absent"),
        /** Stored events lack it. */
        FIELD_ADDED_REQUIRED(Level.MAJOR, "was added and must be there, which stored events do not have"),
        /** Readers miss it. */
        FIELD_REMOVED(Level.MAJOR, "was removed"),
        /** A field went, and one of the same form came. */
        FIELD_RENAMED(Level.MAJOR, "was renamed"),
        /** The type, the form of a text, or a limit is another one. */
        RETYPED(Level.MAJOR, "has another type or form"),
        /** A word went that stored events may say. */
        VALUES_NARROWED(Level.MAJOR, "lost values, which stored events may have"),
        /** A word came that no reader knows. */
        VALUES_ADDED(Level.MAJOR, "has values that a reader cannot know"),
        /** Readers rely on it. */
        MAY_BE_ABSENT(Level.MAJOR, "may be absent now"),
        /** Stored events may lack it. */
        MUST_BE_THERE(Level.MAJOR, "must be there now, which stored events may lack"),
        /** Whoever keeps it has to look again. */
        PERSONAL_DATA(Level.MINOR, "tells of a person now, or no longer does");

        private final Level level;
        private final String words;

        Rule(Level level, String words) {
            this.level = level;
            this.words = words;
        }

        /** What a difference of this kind asks for. */
        public Level level() {
            return level;
        }
    }

    @Override
    public String toString() {
        return event + (field.isEmpty() ? "" : " " + field) + ": " + rule.words + " ("
                + rule.level().name().toLowerCase(Locale.ROOT) + ")";
    }

    /** Every difference, in the order of the released document; descriptions do not count. */
    public static List<EventContractChange> between(JsonNode released, JsonNode present) {
        var found = new ArrayList<EventContractChange>();
        new Comparison(released, present, "CloudEvent", found)
                .compare("", schema(released, "CloudEvent"), schema(present, "CloudEvent"));
        JsonNode before = released.at("/components/messages");
        JsonNode after = present.at("/components/messages");
        before.forEachEntry((key, message) -> {
            if (after.has(key)) {
                new Comparison(released, present, key, found)
                        .compare("", message.path("payload"), after.path(key).path("payload"));
            } else {
                found.add(new EventContractChange(
                        key, "", hasOtherVersion(after, key) ? Rule.VERSION_REMOVED : Rule.EVENT_REMOVED));
            }
        });
        after.propertyNames().stream()
                .filter(key -> !before.has(key))
                .forEach(key -> found.add(new EventContractChange(key, "", Rule.EVENT_ADDED)));
        return found;
    }

    private static JsonNode schema(JsonNode document, String name) {
        return document.at("/components/schemas/" + name);
    }

    private static boolean hasOtherVersion(JsonNode messages, String key) {
        String type = key.substring(0, key.lastIndexOf(".v") + 2);
        return messages.propertyNames().stream().anyMatch(name -> name.startsWith(type));
    }

    /** Compares two schemas of one event, field by field. */
    private static final class Comparison {

        /** What a value must look like beyond its type. */
        private static final List<String> FORMS =
                List.of("const", "pattern", "format", "minimum", "maximum", "minLength", "maxLength");

        private final JsonNode released;
        private final JsonNode present;
        private final String event;
        private final List<EventContractChange> found;

        Comparison(JsonNode released, JsonNode present, String event, List<EventContractChange> found) {
            this.released = released;
            this.present = present;
            this.event = event;
            this.found = found;
        }

        private void found(String field, Rule rule) {
            found.add(new EventContractChange(event, field, rule));
        }

        void compare(String field, JsonNode given, JsonNode givenNow) {
            if (given.has("$ref") && given.equals(givenNow) && given.toString().contains("/CloudEvent\"")) {
                // The envelope is compared once for all.
                return;
            }
            JsonNode before = ContractGate.resolve(released, given);
            JsonNode after = ContractGate.resolve(present, givenNow);
            if (!form(before).equals(form(after))) {
                found(field, Rule.RETYPED);
                return;
            }
            values(field, before.path("enum"), after.path("enum"));
            nullness(field, types(before).contains("null"), types(after).contains("null"));
            if (before.path(EventSchema.PERSONAL).asBoolean(false)
                    != after.path(EventSchema.PERSONAL).asBoolean(false)) {
                found(field, Rule.PERSONAL_DATA);
            }
            fields(field, before, after);
            if (before.has("items")) {
                compare(field + "[]", before.path("items"), after.path("items"));
            }
            for (int i = 0; i < before.path("allOf").size(); i++) {
                compare(field, before.path("allOf").path(i), after.path("allOf").path(i));
            }
        }

        /** Type, limits and the number of parts, without null and enum, which have rules of their own. */
        private static List<String> form(JsonNode schema) {
            var form = new ArrayList<String>();
            Set<String> types = types(schema);
            types.remove("null");
            form.add(types.toString());
            FORMS.forEach(name -> form.add(schema.path(name).toString()));
            form.add("items " + schema.has("items"));
            form.add("enum " + schema.has("enum"));
            form.add("allOf " + schema.path("allOf").size());
            return form;
        }

        private static Set<String> types(JsonNode schema) {
            var types = new TreeSet<String>();
            JsonNode type = schema.path("type");
            if (type.isString()) {
                types.add(type.asString());
            }
            type.forEach(one -> types.add(one.asString()));
            return types;
        }

        private void values(String field, JsonNode before, JsonNode after) {
            Set<String> was = texts(before);
            Set<String> is = texts(after);
            if (!is.containsAll(was)) {
                found(field, Rule.VALUES_NARROWED);
            }
            if (!was.containsAll(is)) {
                found(field, Rule.VALUES_ADDED);
            }
        }

        private static Set<String> texts(JsonNode list) {
            var texts = new TreeSet<String>();
            list.forEach(one -> texts.add(one.toString()));
            texts.remove("null");
            return texts;
        }

        private void nullness(String field, boolean was, boolean is) {
            if (was != is) {
                found(field, is ? Rule.MAY_BE_ABSENT : Rule.MUST_BE_THERE);
            }
        }

        private void fields(String place, JsonNode before, JsonNode after) {
            Set<String> mustBefore = texts(before.path("required"));
            Set<String> mustNow = texts(after.path("required"));
            JsonNode was = before.path("properties");
            JsonNode is = after.path("properties");
            var added = new TreeSet<>(is.propertyNames());
            added.removeAll(was.propertyNames());
            was.forEachEntry((name, field) -> {
                String path = place.isEmpty() ? name : place + "." + name;
                String quoted = "\"" + name + "\"";
                if (!is.has(name)) {
                    lost(path, field, is, added);
                    return;
                }
                if (mustBefore.contains(quoted) != mustNow.contains(quoted)
                        && types(field).contains("null") == types(is.path(name)).contains("null")) {
                    found(path, mustNow.contains(quoted) ? Rule.MUST_BE_THERE : Rule.MAY_BE_ABSENT);
                }
                compare(path, field, is.path(name));
            });
            for (String name : added) {
                found(
                        place.isEmpty() ? name : place + "." + name,
                        mustNow.contains("\"" + name + "\"") ? Rule.FIELD_ADDED_REQUIRED : Rule.FIELD_ADDED_OPTIONAL);
            }
        }

        /** A field that is gone while another one of the same schema came was most likely renamed; the new one is then told of here and not a second time. */
        private void lost(String path, JsonNode field, JsonNode is, Set<String> added) {
            var same =
                    added.stream().filter(name -> is.path(name).equals(field)).findFirst();
            same.ifPresent(added::remove);
            found(path, same.isPresent() ? Rule.FIELD_RENAMED : Rule.FIELD_REMOVED);
        }
    }
}
