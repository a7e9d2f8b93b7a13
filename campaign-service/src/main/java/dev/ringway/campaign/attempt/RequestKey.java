package dev.ringway.campaign.attempt;

/**
 * By what a repeated request for a single call is known.
 *
 * @param key made of who asked and the Idempotency-Key
 * @param fingerprint of what was asked for: the same key with another one is a mistake
 */
public record RequestKey(String key, String fingerprint) {}
