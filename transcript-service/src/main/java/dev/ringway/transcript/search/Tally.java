package dev.ringway.transcript.search;

/**
 * What all matches are together.
 *
 * @param exact false where these are estimates, since more matched than are looked at
 */
public record Tally(long count, boolean exact, Facets facets) {}
