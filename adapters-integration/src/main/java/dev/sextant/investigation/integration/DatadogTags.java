package dev.sextant.investigation.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tags as Datadog writes them.
 *
 * @param tags such as {@code kube_namespace:payments}
 */
record DatadogTags(List<String> tags) {

    /** Tags in a list, or in one text between commas. */
    static DatadogTags of(Field field) {
        return new DatadogTags(
                field.isList()
                        ? new ArrayList<>(field.list().stream().map(Field::text).toList())
                        : Arrays.stream(field.text().split(","))
                                .map(String::strip)
                                .toList());
    }

    /** The value of the first of these names; empty when none is there. */
    String value(String... names) {
        for (String name : names) {
            for (String tag : tags) {
                if (tag.startsWith(name + ":")) {
                    return tag.substring(name.length() + 1);
                }
            }
        }
        return "";
    }
}
