package dev.sextant.investigation.integration;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of a CSV file as RFC 4180 has it: fields between delimiters, in double quotes where they hold one, a quote doubled. A record of metrics stands on one line. It is own code, as the few rules are less than what a library would
 * bring with it.
 */
final class CsvLine {

    private CsvLine() {}

    /**
     * The fields of a line, without blanks around those that are not in quotes.
     *
     * @throws WrongValue when a quote is not closed, or something follows a closed one
     */
    static List<String> split(String line, char delimiter, String place) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int start = at;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            if (start < line.length() && line.charAt(start) == '"') {
                var field = new StringBuilder();
                at = quoted(line, start + 1, field, place);
                fields.add(field.toString());
                while (at < line.length() && line.charAt(at) == ' ') {
                    at++;
                }
                if (at < line.length() && line.charAt(at) != delimiter) {
                    throw new WrongValue(place, "Something stands behind a quoted field");
                }
            } else {
                int end = line.indexOf(delimiter, at);
                int to = end < 0 ? line.length() : end;
                fields.add(line.substring(at, to).strip());
                at = to;
            }
            at++;
        }
        return fields;
    }

    private static int quoted(String line, int from, StringBuilder into, String place) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                    at++;
                } else {
                    return at + 1;
                }
            }
            into.append(c);
            at++;
        }
        throw new WrongValue(place, "A quoted field is not closed on its line");
    }
}
