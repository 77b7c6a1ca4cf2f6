package dev.sextant.architecture;

/**
 * One place where a rule is broken.
 *
 * @param className the fully qualified name of the class that breaks it; empty when a foreign rule does not tell
 * @param file the simple name of its source file; empty when it is not known
 * @param line the line, from 1; 0 when neither the bytecode nor a source root knows it
 * @param what what the class does there, in words
 */
public record Violation(String className, String file, int line, String what) {

    /** The place as compilers and editors write it: {@code com.acme.Order (Order.java:12)}. */
    public String place() {
        if (file.isEmpty()) {
            return className;
        }
        return className + " (" + file + (line > 0 ? ":" + line : "") + ")";
    }

    @Override
    public String toString() {
        return className.isEmpty() ? what : place() + ": " + what;
    }
}
