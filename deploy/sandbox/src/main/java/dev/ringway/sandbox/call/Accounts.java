package dev.ringway.sandbox.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask, and whose token signs what is told: the main account and its subaccounts.
 *
 * @param main SID of the main account
 * @param tokens of every account by its SID
 */
public record Accounts(String main, Map<String, String> tokens) {

    public Accounts {
        tokens = Map.copyOf(tokens);
    }

    public static Accounts of(String main, String token, Map<String, String> subaccounts) {
        var tokens = new LinkedHashMap<>(subaccounts);
        tokens.put(main, token);
        return new Accounts(main, tokens);
    }

    public Set<String> sids() {
        return tokens.keySet();
    }

    /** The main account's where there is none of this name. */
    public String token(Optional<String> accountSid) {
        return accountSid.map(tokens::get).orElseGet(() -> tokens.get(main));
    }
}
