package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a request is Twilio's before anything else looks at it. Of an unverified body only the AccountSid is
 * read, to choose the key.
 */
public final class TwilioAuthenticity {

    private static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioAccounts accounts;

    public TwilioAuthenticity(TwilioAccounts accounts) {
        this.accounts = accounts;
    }

    /** Empty where the request is genuine. */
    public Optional<Refusal> refusal(ReceivedRequest request) {
        List<String> signatures = request.headers().all(SIGNATURE);
        if (signatures.size() != 1) {
            return Optional.of(Refusal.SIGNATURE_MISSING);
        }
        String signature = signatures.getFirst();
        SignedUrl url = SignedUrl.of(request.url());
        if (!FormType.isForm(request)) {
            List<AuthToken> keys = keys(request, accounts.all());
            return keys.isEmpty()
                    ? Optional.of(Refusal.KEY_UNKNOWN)
                    : wrongUnless(SignatureVerifier.isGenuine(url, request.body(), signature, keys));
        }
        RawForm form = RawForm.of(request.body().bytes());
        Optional<AccountSecrets> account = account(form);
        if (account.isEmpty()) {
            return Optional.of(Refusal.ACCOUNT_UNKNOWN);
        }
        List<AuthToken> keys = keys(request, List.of(account.get()));
        return keys.isEmpty()
                ? Optional.of(Refusal.KEY_UNKNOWN)
                : wrongUnless(SignatureVerifier.isGenuine(url, form, signature, keys));
    }

    private Optional<AccountSecrets> account(RawForm form) {
        List<String> accountSids = form.distinctValues("AccountSid");
        return accountSids.size() == 1 ? accounts.secretsOf(accountSids.getFirst()) : Optional.empty();
    }

    /** A request that names a shared key is checked with that key alone, and never with an auth token instead. */
    private static List<AuthToken> keys(ReceivedRequest request, Collection<AccountSecrets> secrets) {
        List<String> headers = request.headers().all(SignatureSettings.HEADER);
        if (headers.isEmpty()) {
            return secrets.stream()
                    .flatMap(account -> account.tokens().stream())
                    .toList();
        }
        return SignatureSettings.of(headers).stream()
                .flatMap(settings -> secrets.stream().flatMap(account -> account.sharedKey(settings.key()).stream()))
                .toList();
    }

    private static Optional<Refusal> wrongUnless(boolean genuine) {
        return genuine ? Optional.empty() : Optional.of(Refusal.SIGNATURE_WRONG);
    }
}
