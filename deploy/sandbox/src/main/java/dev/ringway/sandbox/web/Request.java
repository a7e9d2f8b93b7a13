package dev.ringway.sandbox.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read to its end.
 *
 * @param path as received, without the query
 * @param variables what the route's groups matched
 * @param headers by name in lower case, the first value of each
 */
public record Request(
        String method,
        String path,
        List<String> variables,
        Parameters query,
        String body,
        Map<String, String> headers) {

    public Parameters form() {
        return Parameters.parse(body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Request without(String header) {
        var others = new HashMap<>(headers);
        others.remove(header.toLowerCase(Locale.ROOT));
        return new Request(method, path, variables, query, body, others);
    }

    public Optional<String> authorization() {
        return header("Authorization");
    }
}
