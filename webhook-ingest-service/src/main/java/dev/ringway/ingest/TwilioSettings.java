package dev.ringway.ingest;

import dev.ringway.ingest.twilio.AccountSecrets;
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
 * @param signatureKeys secrets; the keys shared for HMAC-SHA256 signatures, each {@code <key id>=<key>}
 * @param subaccounts Twilio signs a subaccount's webhooks with the subaccount's own token
 * @param maxParameters of one form; a genuine form with more is parked
 */
@Validated
@ConfigurationProperties("ringway.twilio")
record TwilioSettings(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @DefaultValue("") String authTokenSecondary,
        @DefaultValue List<String> signatureKeys,
        @DefaultValue List<Account> subaccounts,
        @DefaultValue("250") @Min(50) @Max(10_000) int maxParameters) {

    private static final String SID = "AC[0-9a-fA-F]{32}";

    record Account(
            @DefaultValue("") String accountSid,
            @DefaultValue("") String authToken,
            @DefaultValue("") String authTokenSecondary,
            @DefaultValue List<String> signatureKeys) {

        @Override
        public String toString() {
            return "Account[" + accountSid + "]";
        }
    }

    /** @throws StartRefusedException where a secret or an account is missing */
    TwilioAccounts accounts() {
        Map<String, AccountSecrets> secrets = new HashMap<>();
        Account main = new Account(accountSid, authToken, authTokenSecondary, signatureKeys);
        add(secrets, main, "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_SIGNATURE_KEYS");
        for (int i = 0; i < subaccounts.size(); i++) {
            String prefix = "RINGWAY_TWILIO_SUBACCOUNTS_" + i + "_";
            add(secrets, subaccounts.get(i), prefix + "ACCOUNTSID", prefix + "AUTHTOKEN", prefix + "SIGNATUREKEYS");
        }
        return new TwilioAccounts(secrets);
    }

    private static void add(
            Map<String, AccountSecrets> secrets, Account account, String sidName, String tokenName, String keysName) {
        if (!account.accountSid().matches(SID)) {
            throw new StartRefusedException(
                    sidName + " is not a Twilio account SID.", "Set it to AC and 32 hexadecimal digits.");
        }
        if (account.authToken().isBlank()) {
            throw new StartRefusedException(
                    tokenName + " is missing.", "Set it to the auth token of " + account.accountSid() + ".");
        }
        List<AuthToken> tokens = Stream.of(account.authToken(), account.authTokenSecondary())
                .filter(token -> !token.isBlank())
                .map(AuthToken::new)
                .toList();
        secrets.put(account.accountSid(), new AccountSecrets(tokens, sharedKeys(account.signatureKeys(), keysName)));
    }

    private static Map<String, AuthToken> sharedKeys(List<String> signatureKeys, String keysName) {
        Map<String, AuthToken> keys = new HashMap<>();
        for (String signatureKey : signatureKeys) {
            int equals = signatureKey.indexOf('=');
            if (equals < 1 || equals == signatureKey.length() - 1) {
                throw new StartRefusedException(
                        keysName + " is not a list of keys.", "Write each as <key id>=<key>, separated by commas.");
            }
            keys.put(
                    signatureKey.substring(0, equals).strip(),
                    AuthToken.sharedKey(signatureKey.substring(equals + 1).strip()));
        }
        return keys;
    }

    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + ", subaccounts=" + subaccounts + "]";
    }
}
