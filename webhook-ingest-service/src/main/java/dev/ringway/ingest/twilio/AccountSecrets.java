package dev.ringway.ingest.twilio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * With what one account's webhooks may be signed.
 *
 * @param tokens its live auth tokens: one, or two while a token is being rotated
 * @param sharedKeys by their id, for signatures that name a key
 */
public record AccountSecrets(List<AuthToken> tokens, Map<String, AuthToken> sharedKeys) {

    public AccountSecrets {
        tokens = List.copyOf(tokens);
        sharedKeys = Map.copyOf(sharedKeys);
    }

    public static AccountSecrets tokens(String... tokens) {
        return new AccountSecrets(Stream.of(tokens).map(AuthToken::new).toList(), Map.of());
    }

    Optional<AuthToken> sharedKey(String id) {
        return Optional.ofNullable(sharedKeys.get(id));
    }
}
