package dev.ringway.ingest.hostile;

/** @param origin the public one, as it is signed */
public record ProviderSecrets(
        String origin,
        String twilioAccountSid,
        String twilioAuthToken,
        String elevenLabsWebhookSecret,
        String initiationSecret) {}
