package dev.sextant.benchmarks.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scored scenario expects: a file of {@code key: value} lines, and of keys with lists of {@code - value} below.
 *
 * @param category the right one
 * @param lists the lists by their keys
 */
record AnswerKey(String category, Map<String, List<String>> lists) {

    /** The file beside the evidence, which is not evidence itself. */
    static final String FILE = "answer.yml";

    static AnswerKey read(Path folder) throws IOException {
        Map<String, List<String>> lists = new HashMap<>();
        String category = "";
        List<String> list = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(FILE))) {
            String text = line.strip();
            if (text.startsWith("- ")) {
                list.add(text.substring(2).strip());
            } else if (text.startsWith("root_cause_category:")) {
                category = text.substring(text.indexOf(':') + 1).strip();
            } else if (text.endsWith(":")) {
                list = lists.computeIfAbsent(text.substring(0, text.length() - 1), key -> new ArrayList<>());
            }
        }
        return new AnswerKey(category, lists);
    }

    List<String> list(String key) {
        return lists.getOrDefault(key, List.of());
    }
}
