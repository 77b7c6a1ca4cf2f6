package dev.sextant.shared.domain.masking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one case and their placeholders. A value gets a placeholder when it is first seen and keeps it: the same value is the same placeholder in every text of the case, whatever
 * it is taken for later. Entries are never changed or removed, and come in the order in which they were made, so that whoever keeps them adds what {@link #entriesFrom} tells.
 *
 * <p>At most {@value #MOST_VALUES} values are remembered. Those beyond are still masked, all by the number 0, and cannot be put back.
 *
 * <p>Safe for use by several threads.
 */
public final class MaskRegistry {

    /** Values remembered for a case. */
    public static final int MOST_VALUES = 1_000_000;

    private final List<MaskEntry> entries = new ArrayList<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<MaskedShape, Integer> numbers = new EnumMap<>(MaskedShape.class);
    private final int most;

    /** The registry of a case of which nothing was masked yet. */
    public MaskRegistry() {
        this(MOST_VALUES);
    }

    /** A registry that remembers at most so many values. */
    MaskRegistry(int most) {
        this.most = most;
    }

    /**
     * The registry as it was kept, in its order. An entry whose value or placeholder stands there already is refused by {@link IllegalArgumentException}, which names the placeholder and not
     * the value.
     */
    public static MaskRegistry restore(List<MaskEntry> entries) {
        MaskRegistry registry = new MaskRegistry(Math.max(MOST_VALUES, entries.size()));
        entries.forEach(registry::add);
        return registry;
    }

    /** Number of values remembered. */
    public synchronized int size() {
        return entries.size();
    }

    /** All entries in the order in which they were made. */
    public List<MaskEntry> entries() {
        return entriesFrom(0);
    }

    /** The entries that were made since there were {@code size} of them. */
    public synchronized List<MaskEntry> entriesFrom(int size) {
        return List.copyOf(entries.subList(Math.min(size, entries.size()), entries.size()));
    }

    /**
     * Puts the values back into a text. Each placeholder of this case gives its value, once and as a whole: values are not looked into, and {@code <EMAIL_1>} is never found within
     * {@code <EMAIL_10>}. What only looks like a placeholder stays.
     */
    public String unmask(CharSequence masked) {
        return unmask(masked, Integer.MAX_VALUE);
    }

    /** Puts those values back whose placeholders were given before there were {@code size} of them. */
    String unmask(CharSequence masked, int size) {
        Window window = Window.of(masked);
        StringBuilder text = new StringBuilder(masked.length());
        int from = 0;
        int at = 0;
        while (at < window.end) {
            int end = window.text[at] == '<' ? MaskedShape.formAt(window, at, true) : -1;
            String value = end > 0 ? valueOf(window.text(at, end), size) : "";
            if (!value.isEmpty()) {
                text.append(window.text, from, at - from).append(value);
                from = end;
            }
            at = value.isEmpty() ? at + 1 : end;
        }
        return text.append(window.text, from, window.end - from).toString();
    }

    /** What stands for a value; a new one if it was not seen before. */
    synchronized String placeholder(MaskedShape shape, String value) {
        String known = placeholders.get(value);
        if (known != null) {
            return known;
        }
        if (entries.size() >= most) {
            return shape.placeholder(0);
        }
        MaskEntry entry = new MaskEntry(shape, numbers.getOrDefault(shape, 0) + 1, value);
        add(entry);
        return entry.placeholder();
    }

    /** Whether a text is made of placeholders alone that were given before there were {@code size} of them, or that cannot be put back. */
    boolean isGiven(String text, int size) {
        Window window = Window.of(text.charAt(0) == '<' ? text : "");
        int at = 0;
        while (at < window.end) {
            int end = MaskedShape.formAt(window, at, true);
            if (end < 0
                    || !(text.startsWith("_0>", end - 3)
                            || !valueOf(text.substring(at, end), size).isEmpty())) {
                return false;
            }
            at = end;
        }
        return at > 0;
    }

    private synchronized void add(MaskEntry entry) {
        if (placeholders.containsKey(entry.value()) || positions.containsKey(entry.placeholder())) {
            throw new IllegalArgumentException(entry.placeholder() + " or its value stands in the registry already.");
        }
        placeholders.put(entry.value(), entry.placeholder());
        positions.put(entry.placeholder(), entries.size());
        numbers.merge(entry.shape(), entry.number(), Math::max);
        entries.add(entry);
    }

    /** The value behind a placeholder that was given before there were {@code size} of them, empty if there is none. */
    private synchronized String valueOf(String placeholder, int size) {
        Integer position = positions.get(placeholder);
        return position == null || position >= size ? "" : entries.get(position).value();
    }
}
