package dev.ringway.ingest;

import dev.ringway.ingest.twilio.AuthToken;
import dev.ringway.ingest.twilio.TwilioAccounts;
import dev.ringway.starter.startup.StartRefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose webhooks are taken in.
 *
 * @param accountSid of the main account
 * @param authToken secret
 * @param authTokenSecondary secret; the token that is being promoted or retired, empty outside a rotation
 * @param subaccounts Twilio signs a subaccount's webhooks with the subaccount's own token
 * @param maxParameters of one form; a genuine form with more is parked
 */
@Validated
@ConfigurationProperties("ringway.twilio")
record TwilioSettings(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @DefaultValue("") String authTokenSecondary,
        @DefaultValue List<Account> subaccounts,
        @DefaultValue("250") @Min(50) @Max(10_000) int maxParameters) {

    private static final String SID = "AC[0-9a-fA-F]{32}";

    record Account(
            @DefaultValue("") String accountSid,
            @DefaultValue("") String authToken,
            @DefaultValue("") String authTokenSecondary) {

        @Override
        public String toString() {
            return "Account[" + accountSid + "]";
        }
    }

    /** @throws StartRefusedException where a secret or an account is missing */
    TwilioAccounts accounts() {
        Map<String, List<AuthToken>> tokens = new HashMap<>();
        add(tokens, new Account(accountSid, authToken, authTokenSecondary), "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN");
        for (int i = 0; i < subaccounts.size(); i++) {
            String prefix = "RINGWAY_TWILIO_SUBACCOUNTS_" + i + "_";
            add(tokens, subaccounts.get(i), prefix + "ACCOUNTSID", prefix + "AUTHTOKEN");
        }
        return new TwilioAccounts(tokens);
    }

    private static void add(Map<String, List<AuthToken>> tokens, Account account, String sidName, String tokenName) {
        if (!account.accountSid().matches(SID)) {
            throw new StartRefusedException(
                    sidName + " is not a Twilio account SID.", "Set it to AC and 32 hexadecimal digits.");
        }
        if (account.authToken().isBlank()) {
            throw new StartRefusedException(
                    tokenName + " is missing.", "Set it to the auth token of " + account.accountSid() + ".");
        }
        tokens.put(
                account.accountSid(),
                Stream.of(account.authToken(), account.authTokenSecondary())
                        .filter(token -> !token.isBlank())
                        .map(AuthToken::new)
                        .toList());
    }

    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + ", subaccounts=" + subaccounts + "]";
    }
}
