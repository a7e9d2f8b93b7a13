package dev.ringway.callstore.provider;

import dev.ringway.starter.twilio.TwilioAccounts;
import dev.ringway.starter.twilio.TwilioClient;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Our accounts at Twilio, the main one first: what a call or recording is of decides which of them is asked about it. */
@Component
public final class AccountsAtTwilio {

    private final List<AccountAtTwilio> accounts;

    AccountsAtTwilio(TwilioAccounts twilio, CallbackAddresses callbacks) {
        this.accounts =
                twilio.all().stream().map(client -> account(client, callbacks)).toList();
    }

    private static AccountAtTwilio account(TwilioClient client, CallbackAddresses callbacks) {
        return new AccountAtTwilio(
                client.accountSid(),
                new CallsAtTwilio(client, callbacks),
                new RecordingsAtTwilio(client),
                new TwilioListing(client));
    }

    /**
     * @param told which account reports have named; where none has, it is looked for under the main one
     * @return empty for an account that is not configured
     */
    public Optional<AccountAtTwilio> of(Optional<String> told) {
        return told.isEmpty()
                ? Optional.of(main())
                : accounts.stream()
                        .filter(account -> account.accountSid().equals(told.get()))
                        .findFirst();
    }

    public AccountAtTwilio main() {
        return accounts.getFirst();
    }

    public boolean isMain(AccountAtTwilio account) {
        return account.accountSid().equals(main().accountSid());
    }

    public List<AccountAtTwilio> all() {
        return accounts;
    }
}
