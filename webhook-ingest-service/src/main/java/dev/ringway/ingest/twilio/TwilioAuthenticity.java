package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
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
            return wrongUnless(SignatureVerifier.isGenuine(url, request.body(), signature, accounts.allTokens()));
        }
        RawForm form = RawForm.of(request.body().bytes());
        List<AuthToken> tokens = tokens(form);
        return tokens.isEmpty()
                ? Optional.of(Refusal.ACCOUNT_UNKNOWN)
                : wrongUnless(SignatureVerifier.isGenuine(url, form, signature, tokens));
    }

    private List<AuthToken> tokens(RawForm form) {
        List<String> accountSids = form.distinctValues("AccountSid");
        return accountSids.size() == 1 ? accounts.tokensOf(accountSids.getFirst()) : List.of();
    }

    private static Optional<Refusal> wrongUnless(boolean genuine) {
        return genuine ? Optional.empty() : Optional.of(Refusal.SIGNATURE_WRONG);
    }
}
