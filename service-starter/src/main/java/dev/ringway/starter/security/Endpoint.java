package dev.ringway.starter.security;

import java.util.Optional;
import java.util.Set;

/**
 * A mapped handler and its rule.
 *
 * @param methods HTTP methods; empty where it answers all
 * @param patterns path patterns, e.g. {@code /api/v1/calls/{sid}}
 * @param rule empty if nobody gave it one, which stops the start
 */
public record Endpoint(Set<String> methods, Set<String> patterns, String handler, Optional<Rule> rule) {

    @Override
    public String toString() {
        return (methods.isEmpty() ? "*" : String.join(",", methods)) + " " + String.join(",", patterns) + " (" + handler
                + ")";
    }
}
