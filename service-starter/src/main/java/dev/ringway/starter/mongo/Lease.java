package dev.ringway.starter.mongo;

/**
 * The right of one owner to do something alone until it ends or is renewed.
 *
 * @param token grows with every acquisition, so that what an earlier holder does late can be told and refused
 * @param heldUntilNanos by {@link System#nanoTime()}; counted from before the request, so never later than the server's
 */
public record Lease(String name, String owner, long token, long heldUntilNanos) {}
