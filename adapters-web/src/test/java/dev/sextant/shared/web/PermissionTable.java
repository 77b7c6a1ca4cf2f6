package dev.sextant.shared.web;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.web.Operations.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what, out of what the routes declare and the built-in roles permit: the text of {@code docs/permissions.md}. */
final class PermissionTable {

    private static final String HEAD = """
            # Permissions

            Who may do what. This text is written out of the routes and the built-in roles, and the build fails when it is not what they say; `COMMAND` rewrites it. A test tries every operation with every role, with an API key for each
            single permission, and without a token, and finds what stands here.

            - **public**: no token is asked for. **own account**: no permission is asked for, but a session: an API key cannot do it, and only the caller's own account is concerned.
            - Whatever belongs to another organisation is answered like something that does not exist, whatever somebody may do in their own.
            - *If* names what else decides, beside the permission. Who lacks the permission is answered with 403, whatever the case; who has it and whom a case does not concern is answered with 404, as if there were no such case; who
              may only read it is answered with 403 when changing it.
            - An API key may do what its user may and the key names, whichever is less. Custom roles hold any of these permissions but `platform:manage`.
            - Who runs the platform (super admin) has these permissions in the platform's own place only, never in an organisation.
            """;

    private final Operations operations;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    PermissionTable(Operations operations, List<Route> routes) {
        this.operations = operations;
        routes.forEach(route -> this.routes.put(route.method() + " " + route.path(), route));
    }

    /** The route of an operation. */
    Route route(Operation operation) {
        Route route = routes.get(operation.toString());
        if (route == null) {
            throw new AssertionError("nothing serves " + operation);
        }
        boolean open = route.access() != Route.Access.TOKEN;
        if (open == route.needs().permission().isDefined()) {
            throw new AssertionError(
                    operation + " must either say what it takes, by .needs(..), or be open to everybody");
        }
        return route;
    }

    /** The whole text. */
    String text(String command) {
        var text = new StringBuilder(HEAD.replace("COMMAND", command));
        roles(text);
        operations.all().stream()
                .collect(Collectors.groupingBy(Operation::tag, LinkedHashMap::new, Collectors.toList()))
                .forEach((tag, some) -> section(text, tag, some));
        return text.toString();
    }

    private static Stream<BuiltInRole> builtIn() {
        return Arrays.stream(BuiltInRole.values());
    }

    private static String names() {
        return builtIn().map(role -> role.code().replace('_', ' ')).collect(Collectors.joining(" | "));
    }

    private static String line(int columns) {
        return "|" + " --- |".repeat(columns) + "\n";
    }

    private static void roles(StringBuilder text) {
        text.append("\n## The built-in roles\n\n| permission | ")
                .append(names())
                .append(" |\n");
        text.append(line(1 + BuiltInRole.values().length));
        Stream.concat(Permissions.grantable().stream(), Stream.of(Permissions.PLATFORM_MANAGE))
                .forEach(permission -> text.append("| `")
                        .append(permission)
                        .append("` | ")
                        .append(builtIn()
                                .map(role -> role.permissions().contains(permission) ? "yes" : "no")
                                .collect(Collectors.joining(" | ")))
                        .append(" |\n"));
    }

    private void section(StringBuilder text, String tag, List<Operation> some) {
        text.append("\n## ").append(tag).append("\n\n| operation | request | permission | if | ");
        text.append(names()).append(" |\n").append(line(4 + BuiltInRole.values().length));
        some.forEach(operation -> text.append(row(operation)));
    }

    private String row(Operation operation) {
        Route route = route(operation);
        return "| " + operation.id() + " | `" + operation + "` | " + what(route) + " | "
                + route.needs().provided().getOrElse("") + " | "
                + builtIn().map(role -> has(role, route) ? "yes" : "no").collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String what(Route route) {
        return switch (route.access()) {
            case ANYBODY -> "public";
            case LOCAL -> "public on the same machine, else any token";
            case TOKEN -> {
                Permission needed = route.needs().permission().get();
                yield needed.equals(Permissions.ACCOUNT_MANAGE) ? "none: own account" : "`" + needed + "`";
            }
        };
    }

    /** Whether a session with a role passes. */
    static boolean has(BuiltInRole role, Route route) {
        return route.needs()
                .permission()
                .forAll(needed -> needed.equals(Permissions.ACCOUNT_MANAGE)
                        || role.permissions().contains(needed));
    }
}
