package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the line of a declaration. Bytecode knows the lines of statements only, so declarations are looked up in the source roots where the caller named some; without
 * them the first statement near the declaration must do.
 */
final class SourceLines {

    private final List<Path> roots;
    private final Map<String, List<String>> files = new ConcurrentHashMap<>();

    SourceLines(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The simple name of the class's source file. */
    static String fileOf(JavaClass type) {
        return type.getSource()
                .flatMap(source -> source.getFileName())
                .orElseGet(() -> outermost(type).getSimpleName() + ".java");
    }

    /** The line that declares the class, or 0. */
    int of(JavaClass type) {
        var lines = linesOf(type);
        var declaration = Pattern.compile(
                "\\b(class|record|interface|enum|@interface)\\s+" + Pattern.quote(type.getSimpleName()) + "\\b");
        int found = find(lines, declaration, 0);
        return found > 0 ? found : firstStatement(type);
    }

    /** The line that declares the member, or that of its first statement, or that of its class. */
    int of(JavaMember member) {
        var owner = member.getOwner();
        var lines = linesOf(owner);
        if (!lines.isEmpty()) {
            int found = find(lines, declarationOf(member), of(owner) - 1);
            if (found > 0) {
                return found;
            }
        }
        int statement =
                member instanceof JavaCodeUnit ? member.getSourceCodeLocation().getLineNumber() : 0;
        return statement > 0 ? statement : of(owner);
    }

    /** The line of a dependency that stands in a declaration: of the first member that names the target, or of the class. */
    int near(Dependency dependency) {
        var origin = dependency.getOriginClass();
        var target = Pattern.compile("\\b"
                + Pattern.quote(
                        dependency.getTargetClass().getBaseComponentType().getSimpleName()) + "\\b");
        var lines = linesOf(origin);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.startsWith("*")
                    && !line.startsWith("import ")
                    && target.matcher(line).find()) {
                return i + 1;
            }
        }
        return of(origin);
    }

    private static Pattern declarationOf(JavaMember member) {
        if (member instanceof JavaConstructor || member instanceof JavaStaticInitializer) {
            return Pattern.compile("\\b" + Pattern.quote(member.getOwner().getSimpleName()) + "\\s*[({]");
        }
        String name = "\\b" + Pattern.quote(member.getName()) + "\\s*";
        return Pattern.compile(
                "^\\s*[^/*\\s].*[\\w>\\])]\\s+" + name + (member instanceof JavaCodeUnit ? "\\(" : "[;=,)]"));
    }

    private static int find(List<String> lines, Pattern pattern, int from) {
        for (int i = Math.max(0, from); i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.strip().startsWith("*") && pattern.matcher(line).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int firstStatement(JavaClass type) {
        return type.getCodeUnits().stream()
                .mapToInt(unit -> unit.getSourceCodeLocation().getLineNumber())
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private List<String> linesOf(JavaClass type) {
        String path = type.getPackageName().replace('.', '/') + "/" + fileOf(type);
        return files.computeIfAbsent(path, this::read);
    }

    private List<String> read(String path) {
        for (Path root : roots) {
            Path file = root.resolve(path);
            if (Files.isRegularFile(file)) {
                try {
                    return Files.readAllLines(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read the source " + file, e);
                }
            }
        }
        return List.of();
    }
}
