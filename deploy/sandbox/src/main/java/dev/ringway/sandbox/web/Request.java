package dev.ringway.sandbox.web;

import java.util.List;
import java.util.Optional;

/**
 * One request, read to its end.
 *
 * @param path as received, without the query
 * @param variables what the route's groups matched
 */
public record Request(
        String method,
        String path,
        List<String> variables,
        Parameters query,
        String body,
        Optional<String> authorization) {

    public Parameters form() {
        return Parameters.parse(body);
    }
}
