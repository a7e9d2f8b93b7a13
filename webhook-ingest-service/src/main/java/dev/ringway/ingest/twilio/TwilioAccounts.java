package dev.ringway.ingest.twilio;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The accounts and subaccounts whose webhooks are taken in, each with its live tokens: one, or two while a token is
 * being rotated.
 */
public record TwilioAccounts(Map<String, List<AuthToken>> tokensBySid) {

    public TwilioAccounts {
        tokensBySid = Map.copyOf(tokensBySid);
    }

    /** Empty for an account that is not ours. */
    List<AuthToken> tokensOf(String accountSid) {
        return tokensBySid.getOrDefault(accountSid, List.of());
    }

    List<AuthToken> allTokens() {
        return tokensBySid.values().stream().flatMap(Collection::stream).toList();
    }
}
