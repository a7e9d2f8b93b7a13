package dev.ringway.starter.security;

import java.util.List;

/**
 * A bean of this type opens files to everyone, for GET and HEAD only: a page that asks for a token must be loadable
 * without one.
 *
 * @param patterns paths, e.g. {@code /}, {@code /assets/**}; never {@code /api}
 */
public record StaticPages(List<String> patterns) {
    public StaticPages {
        patterns = List.copyOf(patterns);
        if (patterns.stream().anyMatch(pattern -> pattern.startsWith("/api") || pattern.startsWith("/**"))) {
            throw new IllegalArgumentException("static pages must not open the API: " + patterns);
        }
    }
}
