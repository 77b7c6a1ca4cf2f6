package dev.sextant.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where things live: {@code <root>.<context>.<part>}, one kernel context, one room that wires, and rooms outside the walls such as examples.
 *
 * @param root the root package
 * @param kernel the context that every other may use
 * @param wiring the package beside the contexts that sees everything
 * @param outside packages beside the contexts that the walls spare, each with the reason
 * @param foundations root packages of libraries in the same shape that this code is built on, such as {@code dev.sextant}
 * @param generated package identifiers of code that nobody wrote by hand
 */
public record Layout(
        String root,
        String kernel,
        String wiring,
        Map<String, String> outside,
        Set<String> foundations,
        Set<String> generated) {

    /** The part that decides. */
    public static final String DOMAIN = "domain";

    /** The part that serves: use cases, queries, ports. */
    public static final String APPLICATION = "application";

    /** The parts that touch the world. */
    public static final List<String> ADAPTERS = List.of("persistence", "web", "llm", "analytics", "integration");

    /** Copies the collections. */
    public Layout {
        outside = Map.copyOf(outside);
        foundations = Set.copyOf(foundations);
        generated = Set.copyOf(generated);
    }

    /** The context of a class of this root; empty for any other class. */
    public String context(JavaClass type) {
        return segment(root, type, 0);
    }

    /**
     * The room of a class of this root: its part, or the name of a room beside the contexts. Empty when it stands in none.
     */
    public String room(JavaClass type) {
        String first = context(type);
        if (first.equals(wiring) || outside.containsKey(first)) {
            return first;
        }
        String part = segment(root, type, 1);
        return isPart(part) ? part : "";
    }

    /** Whether the class is one of the root that somebody wrote. */
    public boolean isOurs(JavaClass type) {
        return isUnder(root, type)
                && !isGenerated(type)
                && !type.getSimpleName().equals("package-info");
    }

    /** Whether the class belongs to a context and not to the wiring or a room outside. */
    public boolean isInContext(JavaClass type) {
        String first = context(type);
        return isOurs(type) && !first.isEmpty() && !first.equals(wiring) && !outside.containsKey(first);
    }

    /** Whether the class was generated. */
    public boolean isGenerated(JavaClass type) {
        return PackageMatchers.of(generated.toArray(String[]::new)).test(type.getPackageName());
    }

    /** Whether the class stands in this part of some context of this root. */
    public boolean isIn(String part, JavaClass type) {
        return isInContext(type) && room(type).equals(part);
    }

    /** Whether the class stands in the domain or the application of this root. */
    public boolean isInside(JavaClass type) {
        return isIn(DOMAIN, type) || isIn(APPLICATION, type);
    }

    /** Whether the class stands in an adapter part of this root, generated code included. */
    public boolean isAdapter(JavaClass type) {
        return isUnder(root, type) && ADAPTERS.contains(room(type));
    }

    /** Whether the class belongs to this part of a library that this code is built on. */
    public boolean isOfFoundation(String part, JavaClass type) {
        return foundations.stream()
                .anyMatch(
                        other -> !other.equals(root) && segment(other, type, 1).equals(part));
    }

    /** Whether the kernel of this root or of a foundation declares this type, by its simple name. */
    boolean isKernelType(String part, String simpleName, JavaClass type) {
        boolean ours = context(type).equals(kernel) && room(type).equals(part);
        boolean theirs = foundations.stream()
                .anyMatch(other -> segment(other, type, 0).equals(kernel)
                        && segment(other, type, 1).equals(part));
        return type.getSimpleName().equals(simpleName) && (ours || theirs);
    }

    /** Classes that stand in one of these parts. */
    DescribedPredicate<JavaClass> in(String... parts) {
        var wanted = Set.copyOf(Arrays.asList(parts));
        return DescribedPredicate.describe(
                "stand in " + String.join(" or ", parts), type -> isInContext(type) && wanted.contains(room(type)));
    }

    /** All classes of the root that somebody wrote, rooms outside the walls included. */
    DescribedPredicate<JavaClass> everywhere() {
        return DescribedPredicate.describe("are hand-written under " + root, this::isOurs);
    }

    /** All hand-written classes within the walls: contexts and wiring. */
    DescribedPredicate<JavaClass> house() {
        return DescribedPredicate.describe(
                "stand within the walls of " + root, type -> isOurs(type) && !outside.containsKey(context(type)));
    }

    /** All hand-written classes of contexts. */
    DescribedPredicate<JavaClass> contexts() {
        return DescribedPredicate.describe("stand in a context of " + root, this::isInContext);
    }

    private static boolean isPart(String name) {
        return name.equals(DOMAIN) || name.equals(APPLICATION) || ADAPTERS.contains(name);
    }

    private static boolean isUnder(String root, JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    private static String segment(String root, JavaClass type, int index) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String[] segments = name.substring(root.length() + 1).split("\\.", -1);
        return index < segments.length ? segments[index] : "";
    }
}
