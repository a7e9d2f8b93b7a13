package dev.ringway.callstore.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What came of a run, over all accounts and for each.
 *
 * @param requests asked of Twilio
 * @param looked resources that were compared
 * @param repaired resources that said something new and were taken in
 * @param unknownAtTwilio calls without an end that Twilio does not have
 * @param notConfigured calls without an end of accounts that are not configured: nobody is asked for them
 * @param more whether an account ended because it had asked enough; the next run goes on
 * @param endedBecause why it ended before its time, of the first account of which it did
 * @param accounts the main one first
 */
public record ReconciliationReport(
        Instant startedAt,
        Instant endedAt,
        int requests,
        int looked,
        int repaired,
        int unknownAtTwilio,
        long notConfigured,
        boolean more,
        Optional<String> endedBecause,
        List<OfAccount> accounts) {

    /**
     * Of one account.
     *
     * @param more whether it ended because it had asked enough; the next run goes on
     * @param endedBecause why it ended before its time; the other accounts go on
     */
    public record OfAccount(
            String accountSid,
            int requests,
            int looked,
            int repaired,
            int unknownAtTwilio,
            boolean more,
            Optional<String> endedBecause) {}

    static ReconciliationReport of(Instant startedAt, Instant endedAt, long notConfigured, List<OfAccount> accounts) {
        return new ReconciliationReport(
                startedAt,
                endedAt,
                sum(accounts, OfAccount::requests),
                sum(accounts, OfAccount::looked),
                sum(accounts, OfAccount::repaired),
                sum(accounts, OfAccount::unknownAtTwilio),
                notConfigured,
                accounts.stream().anyMatch(OfAccount::more),
                accounts.stream()
                        .flatMap(account -> account.endedBecause().stream())
                        .findFirst(),
                accounts);
    }

    private static int sum(List<OfAccount> accounts, ToIntFunction<OfAccount> count) {
        return accounts.stream().mapToInt(count).sum();
    }
}
