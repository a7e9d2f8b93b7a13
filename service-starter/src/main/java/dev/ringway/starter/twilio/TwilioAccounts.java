package dev.ringway.starter.twilio;

import dev.ringway.starter.startup.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every configured account's own {@link TwilioClient}. Nothing is shared between them, neither pace nor connections: an
 * account that has asked too much, or that Twilio is slow for, holds no other up.
 */
public final class TwilioAccounts implements AutoCloseable {

    private final TwilioClient main;
    private final Map<String, TwilioClient> clients = new LinkedHashMap<>();

    /** @throws StartRefusedException where an account is named twice */
    public TwilioAccounts(TwilioApiSettings settings, TwilioSubaccounts others, MeterRegistry meters) {
        main = new TwilioClient(settings, settings.account(), meters);
        clients.put(main.accountSid(), main);
        for (TwilioAccount account : others.subaccounts()) {
            if (clients.containsKey(account.accountSid())) {
                throw new StartRefusedException(
                        "The Twilio account " + account.accountSid() + " is named twice.",
                        "Name it once: in TWILIO_ACCOUNT_SID, or in one RINGWAY_TWILIO_SUBACCOUNTS_n_ACCOUNTSID.");
            }
            clients.put(account.accountSid(), new TwilioClient(settings, account, meters));
        }
    }

    /** The account of TWILIO_ACCOUNT_SID. */
    public TwilioClient main() {
        return main;
    }

    /** Empty for an account that is not configured. */
    public Optional<TwilioClient> of(String accountSid) {
        return Optional.ofNullable(clients.get(accountSid));
    }

    /** The main account first. */
    public List<TwilioClient> all() {
        return List.copyOf(clients.values());
    }

    @Override
    public void close() {
        clients.values().forEach(TwilioClient::close);
    }
}
