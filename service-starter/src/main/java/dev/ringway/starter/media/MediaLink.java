package dev.ringway.starter.media;

import java.time.Instant;

/**
 * A link as whoever asked for it gets it.
 *
 * @param url below the service's address; whoever has it may listen until it ends
 */
public record MediaLink(String url, Instant expiresAt) {}
