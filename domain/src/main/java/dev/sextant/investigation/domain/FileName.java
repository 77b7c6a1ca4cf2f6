package dev.sextant.investigation.domain;

/**
 * What a client calls a file: data to be shown, never a path to anything. Folders in front are dropped, and so are characters that could break a line, end a text or turn its direction
 * round.
 *
 * @param value one line of 1 to 255 characters
 */
public record FileName(String value) {

    /** The greatest length, in code points. */
    public static final int LONGEST = 255;

    /** The name of a file that came without a usable one. */
    public static final FileName NONE = new FileName("unnamed");

    /** The name that remains of what a client sent; any text gives one. */
    public static FileName of(String raw) {
        String last = raw.substring(1 + Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')));
        var kept = new StringBuilder();
        last.codePoints().filter(FileName::isShown).limit(LONGEST).forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        boolean isFolder = name.equals(".") || name.equals("..");
        return name.isEmpty() || isFolder ? NONE : new FileName(name);
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            // Format characters include the overrides that make "exe.txt" out of "txt.exe".
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
