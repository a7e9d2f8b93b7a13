package dev.ringway.ingest.twilio;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The accounts and subaccounts whose webhooks are taken in, each with its live secrets. */
public record TwilioAccounts(Map<String, AccountSecrets> secretsBySid) {

    public TwilioAccounts {
        secretsBySid = Map.copyOf(secretsBySid);
    }

    /** Empty for an account that is not ours. */
    Optional<AccountSecrets> secretsOf(String accountSid) {
        return Optional.ofNullable(secretsBySid.get(accountSid));
    }

    Collection<AccountSecrets> all() {
        return secretsBySid.values();
    }
}
