package dev.sextant.benchmarks.events;

import java.util.List;

/**
 * What a program was told on its command line: first words in an order, then options as {@code --name=value}, and flags as {@code --name}.
 *
 * @param arguments all of them
 */
record Options(List<String> arguments) {

    private static final String MARK = "--";

    static Options of(String... arguments) {
        return new Options(List.of(arguments));
    }

    /** The word at a place, from 0, counted without options. */
    String word(int place, String otherwise) {
        List<String> words = arguments.stream()
                .filter(argument -> !argument.startsWith(MARK))
                .toList();
        return place < words.size() ? words.get(place) : otherwise;
    }

    /** The value of an option. */
    String text(String name, String otherwise) {
        String start = MARK + name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElse(otherwise);
    }

    /** The value of an option that is a number. */
    long number(String name, long otherwise) {
        return Long.parseLong(text(name, Long.toString(otherwise)));
    }

    /** Whether a flag is there. */
    boolean has(String name) {
        return arguments.contains(MARK + name);
    }
}
