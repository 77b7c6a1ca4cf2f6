package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the dimensions of a metric of a cloud name. */
final class CloudDimensions {

    /** Dimensions by what they name, the most precise first. */
    private static final Map<String, String> TYPES = types();

    private CloudDimensions() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("podname", "pod");
        types.put("dbinstanceidentifier", "database");
        types.put("dbclusteridentifier", "cluster");
        types.put("cacheclusterid", "database");
        types.put("tablename", "database");
        types.put("instanceid", "host");
        types.put("nodename", "node");
        types.put("volumeid", "volume");
        types.put("queuename", "queue");
        types.put("functionname", "function");
        types.put("targetgroup", "endpoint");
        types.put("loadbalancer", "endpoint");
        types.put("servicename", "service");
        types.put("autoscalinggroupname", "cluster");
        types.put("clustername", "cluster");
        return types;
    }

    /** The dimensions by name: a list of {@code {"Name": …, "Value": …}} or an object. */
    static SortedMap<String, String> labels(Field dimensions) {
        if (!dimensions.isList()) {
            return dimensions.labels();
        }
        SortedMap<String, String> labels = new TreeMap<>();
        for (Field dimension : dimensions.list()) {
            labels.put(dimension.at("name").text(), dimension.at("value").text());
        }
        return labels;
    }

    /** The thing that the dimensions name most precisely. */
    static Subject subject(Field dimensions) {
        return subject(labels(dimensions));
    }

    /** The thing that labels name most precisely; unknown when they name none. */
    static Subject subject(SortedMap<String, String> labels) {
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                if (Field.plain(label.getKey()).equals(type.getKey())
                        && !label.getValue().isEmpty()) {
                    return new Subject(type.getValue(), label.getValue());
                }
            }
        }
        return Subject.UNKNOWN;
    }

    /** That a database instance is part of its cluster, where both are named. */
    static void link(Subject subject, SortedMap<String, String> labels, Findings findings) {
        labels.forEach((name, value) -> {
            if (subject.type().equals("database") && Field.plain(name).equals("dbclusteridentifier")) {
                findings.link(subject, Relation.PART_OF, new Subject("cluster", value));
            }
        });
    }
}
