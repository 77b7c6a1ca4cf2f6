package dev.sextant.shared.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path with everything that can be done there. */
final class Resource {

    private final String path;
    private final Pattern form;
    private final Map<Method, Route> routes;

    Resource(String path, List<Route> routes) {
        this.path = path;
        this.form = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-z_]+\\}", "[^/]+"));
        this.routes = new EnumMap<>(Method.class);
        routes.forEach(route -> this.routes.put(route.method(), route));
    }

    String path() {
        return path;
    }

    boolean matches(String requested) {
        return form.matcher(requested).matches();
    }

    /** The route of a method; none when the method does not exist here. {@code HEAD} is {@code GET} without the body. */
    @Nullable
    Route route(String method) {
        return switch (method) {
            case "GET", "HEAD" -> routes.get(Method.GET);
            case "POST" -> routes.get(Method.POST);
            case "PUT" -> routes.get(Method.PUT);
            case "PATCH" -> routes.get(Method.PATCH);
            case "DELETE" -> routes.get(Method.DELETE);
            default -> null;
        };
    }

    /** What {@code Allow} says. */
    String allow() {
        return Stream.concat(
                        routes.keySet().stream()
                                .flatMap(method ->
                                        method == Method.GET ? Stream.of("GET", "HEAD") : Stream.of(method.name())),
                        Stream.of("OPTIONS"))
                .collect(Collectors.joining(", "));
    }
}
