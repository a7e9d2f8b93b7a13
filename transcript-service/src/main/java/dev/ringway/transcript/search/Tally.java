package dev.ringway.transcript.search;

/**
 * What all matches are together.
 *
 * @param exact false where these are estimates, since more matched than are looked at, or not all were read
 * @param allRead false where so many have the rarest word or condition that only the first of them were read
 */
public record Tally(long count, boolean exact, boolean allRead, Facets facets) {}
