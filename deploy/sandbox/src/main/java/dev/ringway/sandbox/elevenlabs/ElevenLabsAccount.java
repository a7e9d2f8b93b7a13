package dev.ringway.sandbox.elevenlabs;

/**
 * What its callers know.
 *
 * @param apiKey expected in xi-api-key
 * @param webhookSecret signs the webhooks
 */
public record ElevenLabsAccount(String apiKey, String webhookSecret) {

    @Override
    public String toString() {
        return "ElevenLabsAccount[not shown]";
    }
}
