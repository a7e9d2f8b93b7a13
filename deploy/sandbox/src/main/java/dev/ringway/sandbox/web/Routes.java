package dev.ringway.sandbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which handler answers which method and path. */
public final class Routes {

    private record Route(String method, Pattern path, Function<Request, Response> handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** @param path a template such as {@code /calls/{sid}.json}; a variable is a run of letters, digits and _ */
    public Routes on(String method, String path, Function<Request, Response> handler) {
        String pattern = Pattern.quote(path).replaceAll("\\{\\w+}", "\\\\E([A-Za-z0-9_]+)\\\\Q");
        routes.add(new Route(method, Pattern.compile(pattern), handler));
        return this;
    }

    Response answer(Request request) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher match = route.path.matcher(request.path());
            if (!match.matches()) {
                continue;
            }
            pathKnown = true;
            if (route.method.equals(request.method().equals("HEAD") ? "GET" : request.method())) {
                return route.handler.apply(withVariables(request, match));
            }
        }
        if (pathKnown) {
            throw new Refusal(405, 20004, "Method not allowed");
        }
        throw Refusal.notFound(request.path());
    }

    private static Request withVariables(Request request, Matcher match) {
        List<String> variables = IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
        return new Request(
                request.method(), request.path(), variables, request.query(), request.body(), request.headers());
    }
}
